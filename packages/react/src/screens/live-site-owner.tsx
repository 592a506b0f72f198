import { forwardRef, useMemo } from 'react';
import type { ScreenLabels } from '../labels/index.js';
import { OverlayConsole, OverlayLayer, type OverlayConsoleProps } from '../overlays/index.js';
import { AudiencePlayer, IngestSettings, StreamStatus, type IngestSettingsProps } from '../playback/index.js';
import { RetryNotice, SessionControls } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import type { SideTab } from './use-side-tabs.js';

export type LiveSiteOwnerProps = PartProps<'div', ScreenLabels> & Omit<ScreenSlots, 'stage'>
  & Pick<OverlayConsoleProps, 'products' | 'answers'> & Pick<IngestSettingsProps, 'ingest' | 'onNewKey'> & {
    readonly defaultTab?: Extract<SideTab, 'overlays' | 'stream'>;
    /** What the console begins with. */
    readonly overlayTab?: OverlayConsoleProps['defaultTab'];
  };

/**
 * The whole screen of whoever runs a live site: the broadcast as viewers see it, overlays with their results and the cue
 * sheet, and what the encoder needs (S3.4, S3.6, S3.7). Needs `player` and
 * `overlays` of the provider.
 */
export const LiveSiteOwner = forwardRef<HTMLDivElement, LiveSiteOwnerProps>(function LiveSiteOwner(
  { defaultTab = 'overlays', overlayTab, products, answers, ingest, onNewKey, ...rest },
  ref,
) {
  const panels = useMemo((): SidePanels => [
    ['overlays', (
      <OverlayConsole
        key="overlays" products={products} answers={answers} {...(overlayTab && { defaultTab: overlayTab })}
      />
    )],
    ['stream', <IngestSettings key="stream" ingest={ingest} {...(onNewKey && { onNewKey })} />],
  ], [products, answers, overlayTab, ingest, onNewKey]);
  return (
    <LiveScreen
      ref={ref} notice={<RetryNotice />} panels={panels} defaultTab={defaultTab} onStage={false}
      stage={<AudiencePlayer><OverlayLayer /></AudiencePlayer>}
      controls={<><StreamStatus /><SessionControls /></>} {...rest}
    />
  );
});
