import type { OverlayKind } from '@rostrum/core/overlays';
import type { IconName } from '../shared/icon.js';

export const kindIcons: Readonly<Record<OverlayKind, IconName>> = {
  quiz: 'question', poll: 'chart', product: 'bag', notice: 'megaphone', celebration: 'sparkles',
  'lower-third': 'nameCard', 'call-to-action': 'link',
};
