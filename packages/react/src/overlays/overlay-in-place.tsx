import { OverlayOfKind } from './overlay-of-kind.js';
import { OverlayPlace, type OverlayPlaceProps } from './overlay-place.js';
import type { QuestionOverlayProps } from './overlay-props.js';

type OverlayInPlaceProps = Omit<OverlayPlaceProps, 'children'> & { readonly shown: QuestionOverlayProps };

/** An overlay of any kind where it belongs in the picture. */
export function OverlayInPlace({ shown, ...place }: OverlayInPlaceProps) {
  return <OverlayPlace {...place}><OverlayOfKind {...shown} /></OverlayPlace>;
}
