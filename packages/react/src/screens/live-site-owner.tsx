import { forwardRef, useMemo } from 'react';
import type { ScreenLabels } from '../labels/index.js';
import { OverlayConsole, type OverlayConsoleProps } from '../overlays/index.js';
import { AudiencePlayer, IngestSettings, StreamStatus, type IngestSettingsProps } from '../playback/index.js';
import { SessionControls } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { LiveScreen, type ScreenSlots, type SidePanels } from './live-screen.js';
import type { SideTab } from './use-side-tabs.js';

export type LiveSiteOwnerProps = PartProps<'div', ScreenLabels> & Omit<ScreenSlots, 'stage'>
  & Pick<OverlayConsoleProps, 'products'> & Pick<IngestSettingsProps, 'ingest' | 'onNewKey'> & {
    readonly defaultTab?: Extract<SideTab, 'overlays' | 'stream'>;
    /** What the console begins with. */
    readonly overlayTab?: OverlayConsoleProps['defaultTab'];
  };

/**
 * The whole screen of whoever runs a live site: the broadcast as viewers see it, overlays with their results and the cue
 * sheet, and what the encoder needs (S3.4, S3.6, S3.7). Needs `player` of the provider.
 */
export const LiveSiteOwner = forwardRef<HTMLDivElement, LiveSiteOwnerProps>(function LiveSiteOwner(
  { defaultTab = 'overlays', overlayTab, products, ingest, onNewKey, ...rest },
  ref,
) {
  const panels = useMemo((): SidePanels => [
    ['overlays', <OverlayConsole key="overlays" products={products} {...(overlayTab && { defaultTab: overlayTab })} />],
    ['stream', <IngestSettings key="stream" ingest={ingest} {...(onNewKey && { onNewKey })} />],
  ], [products, overlayTab, ingest, onNewKey]);
  return (
    <LiveScreen
      ref={ref} panels={panels} defaultTab={defaultTab} onStage={false} stage={<AudiencePlayer />}
      controls={<><StreamStatus /><SessionControls /></>} {...rest}
    />
  );
});
