import type { PlayerLabels } from '../labels/index.js';
import * as icons from '../shared/icons.js';
import { Menu } from '../shared/menu.js';
import { styled } from '../shared/styled.js';
import { onPicture } from './player-frame.js';
import type { AudiencePlayerControls } from './use-audience-player.js';

const OnPictureMenu = styled(Menu).attrs({ tone: 'quiet', size: 's' })`${onPicture}`;

interface ChoiceMenuProps {
  readonly player: AudiencePlayerControls;
  readonly labels: PlayerLabels;
}

/** How sharp the picture is: the player's choice, or one of the stream's own. */
export function QualityMenu({ player, labels }: ChoiceMenuProps) {
  const { qualities, quality, auto, setQuality } = player;
  return (
    <OnPictureMenu
      label={labels.quality} icon={icons.settings}
      items={[
        { key: 'auto', label: labels.auto(auto ? quality?.name : undefined), checked: auto, onChoose: () => setQuality(undefined) },
        ...qualities.map(({ id, name }) => ({
          key: `q-${id}`, label: name, checked: !auto && quality?.id === id, onChoose: () => setQuality(id),
        })),
      ]}
    />
  );
}

export function CaptionsMenu({ player, labels }: ChoiceMenuProps) {
  const { captions, caption, setCaption } = player;
  return (
    <OnPictureMenu
      label={labels.captions} icon={icons.captions} title={labels.withKey(labels.captions, 'C')} aria-keyshortcuts="c"
      data-on={caption !== undefined || undefined}
      items={[
        { key: 'off', label: labels.captionsOff, checked: caption === undefined, onChoose: () => setCaption(undefined) },
        ...captions.map(({ id, label }) => ({
          key: `c-${id}`, label, checked: caption === id, onChoose: () => setCaption(id),
        })),
      ]}
    />
  );
}
