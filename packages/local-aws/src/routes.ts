import type { ChatHub } from './chat/index.js';
import type { Api } from './control/api.js';
import { switchFault, type Faults } from './faults/index.js';
import type { Routes } from './http-server.js';
import type { Log } from './log.js';
import { servePage } from './page/serve.js';
import type { Status } from './page/status.js';
import type { StageHub } from './stage/contract.js';

export interface RouteTargets {
  readonly stages: StageHub;
  readonly chat: ChatHub;
  readonly faults: Faults;
  readonly status: () => Status;
  readonly api: Api;
  readonly log: Log;
}

/** Who answers what: `/stage/…`, the page, `/_faults`, and all else the AWS APIs, which know the unknown. */
export function createRoutes({ stages, chat, faults, status, api, log }: RouteTargets): Routes {
  return {
    request(request, response) {
      if (stages.request(request, response) || servePage(status, request, response)) return;
      const isFault = request.method === 'POST' && request.url === '/_faults';
      const answered = isFault ? switchFault(faults, request, response) : api(request, response);
      answered.catch((error: unknown) => {
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
