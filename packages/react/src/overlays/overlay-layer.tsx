import { forwardRef, useRef, type ReactNode } from 'react';
import type { ViewerOverlays } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../labels/index.js';
import { Loader, useOnDemand } from '../shared/on-demand.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLeaving } from './use-leaving.js';
import { useOverlays } from './use-overlays.js';
import { placementOf, useRoom } from './use-room.js';

export type OverlayLayerProps = PartProps<'div', OverlaysLabels> & {
  /** The provider's unless told. */
  readonly overlays?: ViewerOverlays | undefined;
  /** The picture: a stage, a player. Without it the layer fills what it is put into. */
  readonly children?: ReactNode;
};

const Root = styled.div`
  /* How much at the bottom belongs to the controls of the player. */
  --overlay-clear: var(--rostrum-overlay-clear, 4rem);
  position: relative;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  min-width: 0;
  min-height: 0;
  &&[data-bare] { position: absolute; inset: 0; pointer-events: none; }
`;
const Ground = styled.div`
  position: absolute;
  inset: 0;
  container-type: size;
  pointer-events: none;
  z-index: 1;
  &:focus { outline: none; }
`;

/** Loaded as soon as the layer stands, so that what is sent appears in time; nothing is laid over a page's first paint. */
const overlayInPlace = new Loader(() => import('./cards.js').then((loaded) => loaded.OverlayInPlace));

/**
 * A picture with what is laid over it, in time with it: beside faces where there is room, in the lower third, and
 * under a picture that is too small. It leaves the controls of the player free: set `--rostrum-overlay-clear` to their
 * height (4rem unless told). What appears is told once by the page's `Announcer`.
 */
export const OverlayLayer = forwardRef<HTMLDivElement, OverlayLayerProps>(function OverlayLayer(
  { render, labels, overlays, children, ...rest },
  ref,
) {
  const { shown, answer, dismiss } = useOverlays(overlays);
  const { kept, leaving, place } = useLeaving(shown?.content && shown);
  const { part: OverlayInPlace } = useOnDemand(overlayInPlace, kept?.id);
  const ground = useRef<HTMLDivElement>(null);
  const room = useRoom(ground);
  const placement = kept?.content && room && placementOf(kept.content.kind, room);
  return (
    <Root ref={ref} {...rootAs(render, {})} {...(children === undefined && { 'data-bare': '' })} {...rest}>
      {children}
      <Ground ref={ground} tabIndex={-1}>
        {kept && placement && OverlayInPlace && (
          <OverlayInPlace
            key={`${kept.id} ${placement}`} place={place} ground={ground} placement={placement} leaving={leaving}
            shown={{
              overlay: leaving ? { ...kept, mayAnswer: false, phaseEndsAt: undefined, phaseLength: undefined } : kept,
              labels, onAnswer: (choice) => void answer(choice), onDismiss: dismiss,
            }}
          />
        )}
      </Ground>
    </Root>
  );
});
