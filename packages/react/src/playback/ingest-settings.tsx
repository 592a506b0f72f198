import { forwardRef, useState } from 'react';
import { englishIngest } from '../labels/english/ingest.js';
import type { PlaybackLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { RefusalNotice } from '../shared/notice.js';
import { Hidden, Panel, PanelHead, PanelTitle, Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { CopyField } from './copy-field.js';
import { ffmpegCommand, obsSettings, type Ingest } from './encoder-settings.js';
import { NewKeyButton } from './new-key-button.js';
import { useCopy } from './use-copy.js';

export type IngestSettingsProps = PartProps<'section', PlaybackLabels> & {
  /** Fetched by the page from its server; undefined while it is on its way. */
  readonly ingest: Ingest | undefined;
  /** Asks the server for another key, then gives the new `ingest`. A rejection is shown. Without it there is no button. */
  readonly onNewKey?: () => Promise<unknown>;
};

const Body = styled.div`
  display: grid;
  gap: var(--rostrum-space-4);
  padding: var(--rostrum-space-4);
  overflow-y: auto;
  & h3 { margin: var(--rostrum-space-2) 0 0; font-size: var(--rostrum-text-m); font-weight: 650; }
  & p { margin: 0; color: var(--rostrum-ink-quiet); font-size: var(--rostrum-text-s); }
`;
const Settings = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, auto) minmax(7rem, 1fr);
  gap: var(--rostrum-space-1) var(--rostrum-space-4);
  margin: 0;
  font-size: var(--rostrum-text-s);
  & dt { color: var(--rostrum-ink-quiet); }
  & dd { margin: 0; font-weight: 550; }
`;
const MASK = '••••••••••••';

export const IngestSettings = forwardRef<HTMLElement, IngestSettingsProps>(function IngestSettings(
  { render, labels: own, ingest, onNewKey, ...rest },
  ref,
) {
  const { ingest: labels } = useLabels('playback', englishIngest, own);
  const [shown, setShown] = useState(false);
  const copying = useCopy();
  const names = labels.settings;
  return (
    <Panel ref={ref} aria-label={labels.title} {...rootAs(render, {})} {...rest}>
      <PanelHead><PanelTitle>{labels.title}</PanelTitle></PanelHead>
      <Body>
        {!ingest ? <Quiet role="status">{labels.loading}</Quiet> : (
          <>
            <RefusalNotice {...copying} />
            <CopyField name={labels.server} value={ingest.server} copying={copying} labels={labels} />
            <CopyField
              name={labels.key} value={ingest.key} shown={shown ? ingest.key : `${MASK} (${labels.hidden})`} copying={copying}
              labels={labels}
            >
              <Button icon={icons.eye} onClick={() => setShown(!shown)}>{shown ? labels.hide : labels.show}</Button>
            </CopyField>
            <p>{labels.keyHint}</p>
            {onNewKey && <div><NewKeyButton onNewKey={onNewKey} labels={labels} /></div>}
            <CopyField name={labels.playbackUrl} value={ingest.playbackUrl} copying={copying} labels={labels} />
            <h3>{labels.encoder}</h3>
            <p>{labels.encoderText}</p>
            <Settings>
              <dt>{names.service}</dt><dd>{labels.custom}</dd>
              {Object.entries(obsSettings).map(([key, value]) => (
                <div key={key} style={{ display: 'contents' }}><dt>{names[key as keyof typeof obsSettings]}</dt><dd>{value}</dd></div>
              ))}
            </Settings>
            <CopyField
              long name={labels.commandLine} value={ffmpegCommand(ingest)} copying={copying} labels={labels}
              shown={ffmpegCommand({ ...ingest, key: shown ? ingest.key : MASK })}
            />
            <p>{labels.commandText}</p>
            <Hidden role="status">{copying.copied && labels.copied(copying.copied)}</Hidden>
          </>
        )}
      </Body>
    </Panel>
  );
});
