import type { LiveError } from '../../engine/live-error.js';
import { broken, notThere, ofStatus, refused, unreachable, unsupported } from '../player/player-errors.js';
import type { PlayerError } from './sdk.js';

/** What the SDK reported; its own text is left out: it is for developers. `code` is an HTTP status where there is one. */
export function playerError(error: PlayerError): LiveError {
  // By value: the enumeration itself would load the SDK.
  switch (error.type as string) {
    case 'ErrorNotAvailable': return error.code === 429 ? ofStatus(429) : notThere();
    case 'ErrorAuthorization': return refused();
    case 'ErrorNotSupported': return unsupported('It cannot decode what is streamed.');
    case 'ErrorNetwork': return ofStatus(error.code, error);
    case 'ErrorNetworkIO':
    case 'ErrorTimeout': return unreachable(error);
    default: return broken(error);
  }
}
