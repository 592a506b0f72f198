import type { OverlayKind } from '@rostrum/core/overlays';
import * as icons from '../shared/icons.js';
import type { IconShape } from '../shared/icons.js';

export const kindIcons: Readonly<Record<OverlayKind, IconShape>> = {
  quiz: icons.question, poll: icons.chart, product: icons.bag, notice: icons.megaphone, celebration: icons.sparkles,
  'lower-third': icons.nameCard, 'call-to-action': icons.link,
};
