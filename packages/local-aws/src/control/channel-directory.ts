import type { ChannelDirectory } from '../channel/contract.js';
import { idOf, regionOf } from './arn.js';
import type { Store } from './store.js';

/** What is stored, as the running channels look it up. A change is seen with the next look. */
export function channelDirectory(store: Store): ChannelDirectory {
  return {
    channel: (id) => store.channels.get(id),
    channelOfKey(streamKey) {
      for (const { value, channelArn } of store.streamKeys.values()) {
        if (value === streamKey) return store.channels.get(idOf(channelArn));
      }
      return undefined;
    },
    recording: (arn) => store.recordingConfigurations.get(arn),
    restriction: (arn) => store.playbackRestrictionPolicies.get(arn),
    playbackKeys: (region) => [...store.playbackKeyPairs.values()]
      .filter(({ arn }) => regionOf(arn) === region)
      .map(({ publicKeyMaterial }) => publicKeyMaterial),
  };
}
