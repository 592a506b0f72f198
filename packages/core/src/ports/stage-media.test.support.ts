import { expect, it } from 'vitest';
import type { MediaState, NetworkQuality, RemoteParticipant, SlotKind, StageChange } from './stage-media.js';

/** A participant without its tracks, which do not leave the page they are in, and without the network, which changes. */
export type Shown = Omit<RemoteParticipant, 'audio' | 'video' | 'network'> & { readonly audio: boolean; readonly video: boolean };

/** One connection under test, wherever it runs. */
export interface TestSeat {
  readonly participant: string;
  look(): Promise<{ readonly state: MediaState; readonly publishing: boolean; readonly participants: readonly Shown[] }>;
  /** The own one, and those of the others by participant. */
  networks(): Promise<{ readonly own: NetworkQuality | undefined; readonly of: Readonly<Record<string, NetworkQuality | undefined>> }>;
  /** Every `participants` that was told of since the start, as ids. */
  heard(): Promise<{ readonly ids: readonly (readonly string[])[]; readonly cues: readonly string[]; readonly left: readonly (StageChange & { type: 'left' })['reason'][] }>;
  /** With a good token of this kind, or with one that the room does not take. Rejects with the code of the error. */
  exchange(kind: SlotKind | 'view' | 'bad'): Promise<void>;
  publish(what: { readonly audio: boolean; readonly video: boolean }): Promise<void>;
  setMuted(source: 'camera' | 'microphone', muted: boolean): Promise<void>;
  setAudioOnly(on: boolean): Promise<void>;
  sendCue(text: string): Promise<void>;
  leave(): Promise<void>;
}

export interface TestRoom {
  open(person: string, kind: SlotKind | 'view'): Promise<TestSeat>;
  kick(seat: TestSeat, person: string): Promise<void>;
  delete(): Promise<void>;
}

const BOTH = { audio: true, video: true };

/** What every adapter of `StageMedia` does. `room` gives a fresh room, in which ada, ben and cara may do anything. */
export function stageMediaContract(room: () => Promise<TestRoom>): void {
  const until = <Value>(look: () => Promise<Value>) => expect.poll(look, { timeout: 20_000, interval: 50 });
  const others = (seat: TestSeat) => until(async () => (await seat.look()).participants);
  const onAir = async ({ open }: TestRoom, person: string) => {
    const seat = await open(person, 'camera');
    await seat.publish(BOTH);
    return seat;
  };

  it('a viewer receives the publishers, and publishers one another (S4.6)', async () => {
    const stage = await room();
    const [ada, ben, cara] = [await onAir(stage, 'ada'), await onAir(stage, 'ben'), await stage.open('cara', 'view')];
    const shown = (seat: TestSeat, person: string) => ({
      id: seat.participant, person, kind: 'camera', publishing: true, audio: true, video: true,
      audioMuted: false, videoStopped: false, state: 'live',
    });
    await others(ada).toEqual([shown(ben, 'ben')]);
    await others(ben).toEqual([shown(ada, 'ada')]);
    await until(async () => byPerson((await cara.look()).participants)).toEqual([shown(ada, 'ada'), shown(ben, 'ben')]);
    await until(async () => (await ada.look()).publishing).toBe(true);
    expect(await cara.look()).toMatchObject({ state: 'connected', publishing: false });
  });

  it('a viewer goes on air and off again without leaving (S4.10)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await ben.exchange('camera');
    await ben.publish(BOTH);
    await others(ada).toMatchObject([{ id: ben.participant, video: true, state: 'live' }]);
    await ben.exchange('view');
    await until(async () => (await ben.look()).publishing).toBe(false);
    await until(async () => (await ada.look()).participants.some(({ publishing }) => publishing)).toBe(false);
    await ben.exchange('camera');
    await ben.publish(BOTH);
    await others(ada).toMatchObject([{ id: ben.participant, publishing: true, video: true, state: 'live' }]);
    expect((await ben.look()).state).toBe('connected');
    expect(new Set((await ada.heard()).ids.flat())).toEqual(new Set([ben.participant]));
    await others(ben).toMatchObject([{ id: ada.participant, state: 'live' }]);
  });

  it('tells of a muted microphone and a stopped camera (S4.12)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await others(ben).toMatchObject([{ audioMuted: false, videoStopped: false, state: 'live' }]);
    await ada.setMuted('microphone', true);
    await others(ben).toMatchObject([{ audioMuted: true, videoStopped: false }]);
    await ada.setMuted('camera', true);
    await others(ben).toMatchObject([{ audioMuted: true, videoStopped: true }]);
    await ada.setMuted('microphone', false);
    await others(ben).toMatchObject([{ audioMuted: false, videoStopped: true }]);
  });

  it('receives sound only, and pictures again', async () => {
    const stage = await room();
    const [, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await others(ben).toMatchObject([{ audio: true, video: true, state: 'live' }]);
    await ben.setAudioOnly(true);
    await others(ben).toMatchObject([{ audio: true, video: false, state: 'live' }]);
    await ben.setAudioOnly(false);
    await others(ben).toMatchObject([{ audio: true, video: true, state: 'live' }]);
  });

  it('a screen is a second connection of the same person, which receives nothing (S2.14)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await onAir(stage, 'ben')];
    const screen = await stage.open('ada', 'screen');
    await screen.publish({ audio: false, video: true });
    await until(async () => byPerson((await ben.look()).participants).map(({ person, kind, video }) => [person, kind, video]))
      .toEqual([['ada', 'camera', true], ['ada', 'screen', true]]);
    await others(ada).toMatchObject([{ person: 'ben' }]);
    expect((await screen.look()).participants).toEqual([]);
    await screen.leave();
    await others(ben).toMatchObject([{ id: ada.participant, kind: 'camera' }]);
  });

  it('carries a cue in the picture, to those who receive it (S3.4)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await others(ben).toMatchObject([{ video: true, state: 'live' }]);
    await ben.sendCue('nobody');
    await until(async () => {
      // Frames from before the receiver has begun to read are gone.
      await ada.sendCue('cue 7');
      return (await ben.heard()).cues;
    }).toContain('cue 7');
    expect(new Set((await ben.heard()).cues)).toEqual(new Set(['cue 7']));
    expect((await ada.heard()).cues).toEqual([]);
  });

  it('tells how well everybody gets through who is on air (S4.6)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await until(async () => (await ben.networks()).of[ada.participant]).toMatch(/excellent|good|poor/);
    await until(async () => (await ada.networks()).own).toMatch(/excellent|good|poor/);
    expect((await ben.networks()).own).toBeUndefined();
    await ada.exchange('view');
    await until(async () => (await ada.networks()).own).toBeUndefined();
  });

  it('says that it was kicked, and does nothing from then on (S4.12)', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await others(ben).toHaveLength(1);
    await stage.kick(ada, 'ada');
    await until(async () => (await ada.heard()).left).toEqual(['kicked']);
    expect(await ada.look()).toEqual({ state: 'left', publishing: false, participants: [] });
    await others(ben).toEqual([]);
    await ada.publish(BOTH);
    await ada.setMuted('microphone', true);
    await ada.leave();
    expect((await ada.heard()).left).toEqual(['kicked']);
  });

  it('says that the room is gone', async () => {
    const stage = await room();
    const ada = await stage.open('ada', 'view');
    await stage.delete();
    await until(async () => (await ada.heard()).left).toEqual(['stage-deleted']);
  });

  it('leaves when told, once', async () => {
    const stage = await room();
    const [ada, ben] = [await onAir(stage, 'ada'), await stage.open('ben', 'view')];
    await others(ben).toHaveLength(1);
    await ada.leave();
    await ada.leave();
    expect((await ada.heard()).left).toEqual(['left']);
    await others(ben).toEqual([]);
  });

  it('rejects an exchange that the room refuses', async () => {
    const stage = await room();
    const ada = await stage.open('ada', 'view');
    await expect(ada.exchange('bad')).rejects.toThrow('stage/token-refused');
  });
}

const byPerson = (participants: readonly Shown[]) =>
  [...participants].sort((a, b) => (`${a.person} ${a.kind}` < `${b.person} ${b.kind}` ? -1 : 1));
