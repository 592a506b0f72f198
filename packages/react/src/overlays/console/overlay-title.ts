import type { OverlayKind, ShownContent } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../../labels/index.js';

/** What an overlay is called in a list. */
export function titleOf(content: ShownContent | undefined, kind: OverlayKind, labels: OverlaysLabels): string {
  switch (content?.kind) {
    case 'quiz':
    case 'poll': return content.question;
    case 'lower-third': return content.name;
    case 'product':
    case 'notice':
    case 'call-to-action': return content.title;
    default: return labels.kind[kind];
  }
}
