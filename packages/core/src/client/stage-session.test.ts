import { describe, expect, it } from 'vitest';
import { createMemoryBackend, heldClock } from '../adapters/memory/index.js';
import { createDevices } from '../devices/index.js';
import { asTrack, MachineDouble, TrackDouble } from '../devices/source.test.support.js';
import type { PersonRole } from '../engine/index.js';
import { createLiveEvent } from './live-event.js';
import { createStageSession } from './stage-session.js';

/** A live event with its media room, all in memory, and time that stands still. */
function world() {
  const clock = heldClock();
  const backend = createMemoryBackend({ clock });
  const host = backend.as('host', { role: 'host' });
  host.arrive();
  const enter = async (person: string, role: PersonRole = 'attendee') => {
    const seat = backend.as(person, { role });
    const event = createLiveEvent({ line: seat.line, feed: seat.feed, snapshots: seat.snapshots, clock, whenOnline: () => () => undefined });
    const machine = new MachineDouble();
    const devices = createDevices({ source: machine, clock });
    const screen = new TrackDouble('video', 'screen');
    const session = createStageSession({
      event, devices, clock, media: seat.media, tokens: seat.stageTokens, capture: async () => ({ video: asTrack(screen) }),
    });
    event.connect();
    session.start();
    await clock.advance(2000);
    return { event, machine, devices, session, screen, seat, state: () => session.getState() };
  };
  const settle = () => clock.advance(5000);
  return { clock, backend, host, enter, settle };
}

describe('what a person sees of the stage', () => {
  it('is nothing before the event is live, but for those who prepare it (S4.5)', async () => {
    const { host, enter, settle } = world();
    const [ada, sam] = [await enter('ada'), await enter('sam', 'speaker')];
    expect([ada.state().media, sam.state().media]).toEqual(['off', 'off']);
    host.send('session/open', {});
    await settle();
    expect([ada.state().media, sam.state().media]).toEqual(['off', 'connected']);
    host.send('session/go-live', {});
    await settle();
    expect(ada.state()).toMatchObject({ media: 'connected', mine: 'none', microphone: 'off', camera: 'off', screen: 'none' });
    host.send('session/end', {});
    await settle();
    expect([ada.state().media, sam.state().media]).toEqual(['off', 'off']);
  });

  it('is who publishes', async () => {
    const { host, enter, settle } = world();
    host.send('session/open', {});
    host.send('stage/join', {});
    host.send('session/go-live', {});
    const ada = await enter('ada');
    await host.publish();
    await settle();
    expect(ada.state().participants).toMatchObject([{ person: 'host', kind: 'camera', publishing: true }]);
    ada.session.setAudioOnly(true);
    expect(ada.state().audioOnly).toBe(true);
  });
});

async function live() {
  const made = world();
  made.host.send('session/open', {});
  made.host.send('session/go-live', {});
  return made;
}

describe('going on air', () => {
  it('publishes with a slot and stops without one; the camera goes out (S4.10)', async () => {
    const { backend, host, enter, settle } = await live();
    const [ada, ben] = [await enter('ada'), await enter('ben')];
    expect(ada.machine.asked).toEqual([]);
    host.send('stage/grant', { person: 'ada' });
    await settle();
    expect(ada.state()).toMatchObject({ mine: 'publishing', microphone: 'on', camera: 'on' });
    expect(backend.tables.slots.get('cada')?.onAir).toBe(true);
    expect(ben.state().participants).toMatchObject([{ person: 'ada' }]);
    host.send('stage/revoke', { person: 'ada' });
    await settle();
    expect(ada.state()).toMatchObject({ media: 'connected', mine: 'none', microphone: 'off', camera: 'off' });
    expect(ada.machine.live).toEqual([]);
    expect(ben.state().participants).toEqual([]);
  });

  it('says that it reconnects while nothing gets through, to the person and to the others (S4.6)', async () => {
    const { host, enter, settle } = await live();
    const [ada, ben] = [await enter('ada'), await enter('ben')];
    host.send('stage/grant', { person: 'ada' });
    await settle();
    ada.seat.setNetwork('lost');
    expect(ada.state()).toMatchObject({ media: 'reconnecting', mine: 'publishing' });
    expect(ben.state()).toMatchObject({ media: 'connected', participants: [{ person: 'ada', state: 'reconnecting' }] });
    ada.seat.setNetwork('good');
    expect(ada.state()).toMatchObject({ media: 'connected' });
    expect(ben.state().participants).toMatchObject([{ state: 'live' }]);
  });

  it('sends the picture of the camera that is chosen, and none when it is off', async () => {
    const { host, enter, settle } = await live();
    const [ada, ben] = [await enter('ada'), await enter('ben')];
    host.send('stage/grant', { person: 'ada' });
    await settle();
    const seen = () => ben.state().participants[0]?.video?.label;
    expect(seen()).toBe('The c1');
    await ada.devices.choose('camera', 'c2');
    await settle();
    expect(seen()).toBe('The c2');
    ada.machine.unplug('c2');
    await settle();
    expect(seen()).toBe('The c1');
    ada.session.setCamera(false);
    await settle();
    expect(seen()).toBeUndefined();
    expect(ada.state()).toMatchObject({ camera: 'off', microphone: 'on', mine: 'publishing' });
  });

  it('obeys a remote mute, which the person cannot undo, and asks when it is lifted (S4.12)', async () => {
    const { host, enter, settle } = await live();
    const [ada, ben] = [await enter('ada'), await enter('ben')];
    host.send('stage/grant', { person: 'ada' });
    await settle();
    host.send('stage/mute', { person: 'ada', source: 'microphone' });
    host.send('stage/mute', { person: 'ada', source: 'camera' });
    await settle();
    expect(ada.state()).toMatchObject({ microphone: 'held', camera: 'held' });
    expect(ben.state().participants).toMatchObject([{ audioMuted: true, video: undefined }]);
    ada.session.setMicrophone(true);
    ada.session.setCamera(true);
    ada.devices.setMicrophone(true);
    ada.devices.setCamera(true);
    await settle();
    expect(ada.machine.live).toEqual(['The m1']);
    expect(ada.devices.getState()).toMatchObject({ microphoneOn: false, cameraOn: false });
    expect(ben.state().participants).toMatchObject([{ audioMuted: true, video: undefined }]);

    host.send('stage/unmute', { person: 'ada', source: 'microphone' });
    await settle();
    expect(ada.state()).toMatchObject({ microphone: 'off', asked: { source: 'microphone' } });
    ada.session.answerAsked(true);
    await settle();
    expect(ada.state()).toMatchObject({ microphone: 'on', camera: 'held' });
    expect(ada.state()).not.toHaveProperty('asked');
    expect(ben.state().participants).toMatchObject([{ audioMuted: false }]);

    host.send('stage/unmute', { person: 'ada', source: 'camera' });
    await settle();
    ada.session.answerAsked(false);
    expect(ada.state()).toMatchObject({ camera: 'off' });
    expect(ada.state()).not.toHaveProperty('asked');
  });

  it('ends with the person: kicked is off the air and off the stage', async () => {
    const { host, enter, settle } = await live();
    const ada = await enter('ada');
    host.send('stage/grant', { person: 'ada' });
    await settle();
    host.send('moderation/kick', { person: 'ada' });
    await settle();
    expect(ada.state()).toMatchObject({ media: 'off', mine: 'none' });
    expect(ada.machine.live).toEqual([]);
  });

  it('ends when told, and begins again', async () => {
    const { host, enter, settle } = await live();
    const ada = await enter('ada');
    host.send('stage/grant', { person: 'ada' });
    await settle();
    await ada.session.stop();
    expect(ada.state()).toMatchObject({ media: 'off', participants: [] });
    expect(ada.machine.live).toEqual([]);
    ada.session.start();
    await settle();
    expect(ada.state()).toMatchObject({ media: 'connected', mine: 'publishing' });
  });
});

describe('sharing a screen (S4.6)', () => {
  const sharing = async () => {
    const made = await live();
    const [ada, ben] = [await made.enter('ada'), await made.enter('ben')];
    made.host.send('stage/grant', { person: 'ada' });
    await made.settle();
    const asked = ada.session.shareScreen();
    expect(ada.state().screen).toBe('starting');
    await made.settle();
    await asked;
    await made.settle();
    expect(ada.state()).toMatchObject({ screen: 'sharing', screenTrack: ada.screen });
    expect(ben.state().participants.map(({ kind }) => kind).sort()).toEqual(['camera', 'screen']);
    expect(ada.state().participants).toEqual([]);
    return { ...made, ada, ben };
  };
  const over = ({ ada, ben, backend }: Awaited<ReturnType<typeof sharing>>) => {
    expect(ada.state()).toMatchObject({ screen: 'none', screenTrack: undefined });
    expect(ada.screen.readyState).toBe('ended');
    expect(backend.tables.slots.get('sada')).toBeUndefined();
    expect(ben.state().participants.filter(({ kind }) => kind === 'screen')).toEqual([]);
  };

  it('stops when told', async () => {
    const made = await sharing();
    const stopped = made.ada.session.stopScreen();
    await made.settle();
    await stopped;
    over(made);
  });
  it("stops with the browser's own button", async () => {
    const made = await sharing();
    made.ada.screen.end();
    await made.settle();
    over(made);
  });
  it('stops when staff takes it down (S2.15)', async () => {
    const made = await sharing();
    made.host.send('stage/revoke', { person: 'ada', kind: 'screen' });
    await made.settle();
    over(made);
    expect(made.ada.state().mine).toBe('publishing');
  });
  it('stops with the place on the stage', async () => {
    const made = await sharing();
    made.host.send('stage/revoke', { person: 'ada' });
    await made.settle();
    over(made);
  });
  it('is refused to somebody who is not on the stage, and nothing is captured any more', async () => {
    const { enter, settle } = await live();
    const ada = await enter('ada');
    const refused = ada.session.shareScreen().catch((error: unknown) => error);
    await settle();
    expect(await refused).toMatchObject({ code: 'stage/not-on' });
    expect(ada.screen.readyState).toBe('ended');
    expect(ada.state().screen).toBe('none');
  });
});
