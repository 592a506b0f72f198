import { exampleRig, type ExampleRig } from '../../../testing/rig.js';
import type { Host, Platform } from '../../../testing/platform.js';
import { Member } from './member.js';

export interface Rig extends ExampleRig {
  member(name: string): Promise<Member>;
  guest(name: string): Promise<Member>;
}

export function rig(host?: Host): Rig {
  const it = exampleRig('virtual-meetup', host);
  return Object.assign(it, {
    member: (name: string) => Member.signedIn(it.browser, it.platform, name),
    guest: (name: string) => Member.open(it.browser, it.platform, name),
  });
}

/** The participants of all stages as the media service has them. */
export async function participants(platform: Platform): Promise<readonly Participant[]> {
  const response = await fetch(`${platform.localAws}/_status`);
  const { stages } = (await response.json()) as { stages: { participants: Participant[] }[] };
  return stages.flatMap((stage) => stage.participants);
}
export interface Participant {
  readonly participantId: string;
  readonly userId: string;
  readonly publishing: boolean;
}
