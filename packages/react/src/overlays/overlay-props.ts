import type { OverlayKind, ShownContent, ShownOverlay } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../labels/index.js';
import type { PartProps } from '../shared/part-props.js';

/** What every drawn overlay takes. */
export type OverlayProps = PartProps<'section', OverlaysLabels> & {
  /** As `useShownOverlay` has it. Nothing is drawn while it is of another kind, or its content is being fetched. */
  readonly overlay: ShownOverlay;
  /** Without it the viewer is offered no way to close it. */
  readonly onDismiss?: (() => void) | undefined;
};

/** What is answered by a choice. */
export type QuestionOverlayProps = OverlayProps & {
  /** The index of the choice. Without it the choices can only be read. */
  readonly onAnswer?: ((choice: number) => void) | undefined;
};

type Content<Kind extends OverlayKind> = Extract<ShownContent, { readonly kind: Kind }>;

export function contentOf<Kind extends OverlayKind>(overlay: ShownOverlay, kind: Kind): Content<Kind> | undefined {
  return overlay.content?.kind === kind ? (overlay.content as Content<Kind>) : undefined;
}
