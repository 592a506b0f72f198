import type { ChannelHub } from './channel/index.js';
import type { ChatHub } from './chat/index.js';
import type { Api } from './control/api.js';
import type { Store } from './control/store.js';
import { switchFault, type Faults } from './faults/index.js';
import type { Routes } from './http-server.js';
import type { Log } from './log.js';
import { servePage } from './page/serve.js';
import type { Status } from './page/status.js';
import { switchTestCard } from './page/test-card.js';
import type { StageHub } from './stage/contract.js';

export interface RouteTargets {
  readonly store: Store;
  readonly stages: StageHub;
  readonly channels: ChannelHub;
  readonly chat: ChatHub;
  readonly faults: Faults;
  readonly status: () => Status;
  readonly api: Api;
  readonly log: Log;
}

/**
 * Who answers what: `/stage/…`, `/channel/…` and `/recording/…`, the page, `/_faults`, `/_test-card`, and all else the
 * AWS APIs, which know the unknown.
 */
export function createRoutes(
  { store, stages, channels, chat, faults, status, api, log }: RouteTargets,
): Routes {
  const answered: Api = (request, response) => {
    switch (`${request.method} ${request.url}`) {
      case 'POST /_faults': return switchFault(faults, request, response);
      case 'POST /_test-card': return switchTestCard({ store, channels }, request, response);
      default: return api(request, response);
    }
  };
  return {
    request(request, response) {
      if (stages.request(request, response) || channels.request(request, response)) return;
      if (servePage(status, request, response)) return;
      answered(request, response).catch((error: unknown) => {
        log('request-failed', { message: String(error) });
        response.destroy();
      });
    },

    upgrade(request, socket, head) {
      if (stages.upgrade(request, socket, head)) return;
      if (request.url?.split('?', 1)[0] === '/') chat.upgrade(request, socket, head);
      else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    },
  };
}
