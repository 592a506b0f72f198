import type { Snapshots } from '../../ports/index.js';
import type { Snapshot } from '../../sync/index.js';
import { json, request, type RequestOptions } from './request.js';

/** The public view by GET. What one has is named by its ETag, and 304 says that there is no newer one. */
export function httpSnapshots(options: RequestOptions, event: string): Snapshots {
  const path = `/api/events/${encodeURIComponent(event)}`;
  return {
    async fetch(known) {
      if (!known) return json<Snapshot>(options, path);
      const headers = { 'if-none-match': `"${known.epoch}-${known.seq}"` };
      const response = await request(options, path, { headers, accept: 304 });
      return response.status === 304 ? undefined : ((await response.json()) as Snapshot);
    },
  };
}
