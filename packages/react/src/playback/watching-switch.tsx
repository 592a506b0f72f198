import { forwardRef } from 'react';
import { englishWatching } from '../labels/english/watching.js';
import type { PlaybackLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { chain } from '../shared/chain.js';
import * as icons from '../shared/icons.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useWatching } from './use-watching.js';
import type { Watching } from './watching-choice.js';

export type WatchingSwitchProps = PartProps<'button', PlaybackLabels, { readonly watching: Watching }>;

const Words = styled.span`
  &[data-short] { display: none; }
  @container (max-width: 34rem) {
    display: none;
    &[data-short] { display: inline; }
  }
`;

/** From the stage to the broadcast and back; nothing where there is no choice. */
export const WatchingSwitch = forwardRef<HTMLButtonElement, WatchingSwitchProps>(function WatchingSwitch(
  { render, labels: own, onClick, ...rest },
  ref,
) {
  const { watching, mayChoose, choose } = useWatching();
  const labels = useLabels('playback', englishWatching, own);
  if (!mayChoose) return null;
  const other = watching === 'stage' ? 'channel' : 'stage';
  const [words, short] = other === 'stage' ? [labels.watchStage, labels.watchStageShort]
    : [labels.watchChannel, labels.watchChannelShort];
  return (
    <Button
      ref={ref} icon={other === 'stage' ? icons.people : icons.broadcast} aria-label={words} {...rootAs(render, { watching })}
      {...rest}
      onClick={chain(onClick, () => choose(other))}
    >
      <Words>{words}</Words>
      <Words data-short="">{short}</Words>
    </Button>
  );
});
