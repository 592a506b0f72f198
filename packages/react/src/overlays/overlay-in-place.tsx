import { OverlayOfKind } from './overlay-of-kind.js';
import { OverlayPlace, type OverlayPlaceProps } from './overlay-place.js';
import type { QuestionOverlayProps } from './overlay-props.js';

type OverlayInPlaceProps = Omit<OverlayPlaceProps, 'children'> & { readonly shown: QuestionOverlayProps };

/** All that a viewer needs once there is an overlay, and not before. */
export function OverlayInPlace({ shown, ...place }: OverlayInPlaceProps) {
  return <OverlayPlace {...place}><OverlayOfKind {...shown} /></OverlayPlace>;
}
