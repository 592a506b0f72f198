import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { IngestSettingsProps } from './ingest-settings.js';

/**
 * What the owner of a channel gives to an encoder: server, key, the settings for OBS and a line for ffmpeg (S2.3, S3.2).
 * Loaded when it is first shown.
 */
export const IngestSettings = panelOnDemand<HTMLElement, IngestSettingsProps>(
  () => import('./ingest-settings.js').then((loaded) => loaded.IngestSettings),
);
