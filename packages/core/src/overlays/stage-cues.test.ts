import { expect, it, onTestFinished } from 'vitest';
import { Scene } from '../client/scene.test.support.js';
import { createStageSession } from '../client/index.js';
import { createDevices } from '../devices/index.js';
import { MachineDouble } from '../devices/source.test.support.js';
import type { PersonRole } from '../engine/index.js';
import { decodeCue } from './cue.js';
import { stageCues } from './stage-cues.js';
import { createViewerOverlays } from './viewer-overlays.js';
import { notice } from './viewer.test.support.js';

async function people() {
  const scene = new Scene();
  const { clock, backend } = scene;
  const enter = async (person: string, role: PersonRole) => {
    const event = await scene.enter(person, role);
    const seat = backend.as(person);
    const devices = createDevices({ source: new MachineDouble(), clock });
    const session = createStageSession({ event, devices, clock, media: seat.media, tokens: seat.stageTokens });
    const heard: string[] = [];
    session.onCue((text) => heard.push(text));
    session.start();
    onTestFinished(() => session.stop());
    return { event, session, heard, seat };
  };
  const host = await enter('host', 'host');
  await scene.goLive(host.event);
  return { scene, clock, backend, host, enter };
}

it('puts the cue of what a presenter sends into the presenter’s own picture, and nobody else’s (S3.4)', async () => {
  const { clock, backend, host, enter } = await people();
  const [cohost, ada] = [await enter('ben', 'cohost'), await enter('ada', 'attendee')];
  for (const presenter of [host, cohost]) {
    presenter.seat.send('stage/join', {});
    onTestFinished(stageCues(presenter));
  }
  await clock.advance(5000);
  expect([host, cohost].map(({ session }) => session.getState().mine)).toEqual(['publishing', 'publishing']);
  const { seq } = host.seat.send('overlays/send', { content: notice() });
  expect(seq).toBeGreaterThan(0);
  await clock.advance(1000);
  const [{ id, at } = { id: '', at: 0 }] = backend.tables.overlays.values();
  expect(ada.heard.map(decodeCue)).toEqual([{ id, at }]);
  expect(cohost.heard).toEqual(ada.heard);
  expect(host.heard).toEqual([]);
  backend.as('host').send('overlays/stop', { overlay: id });
  await clock.advance(1000);
  expect(ada.heard).toHaveLength(1);
});

it('shows it to whoever has lost the feed', async () => {
  const { clock, backend, host, enter } = await people();
  const ada = await enter('ada', 'attendee');
  host.seat.send('stage/join', {});
  stageCues(host);
  await clock.advance(5000);
  const overlays = createViewerOverlays({
    event: ada.event, clock, pictureTime: () => ada.event.now(), fetchContent: ada.seat.overlayContent,
  });
  ada.session.onCue((text) => overlays.hint(text));
  overlays.start();
  onTestFinished(() => overlays.stop());
  backend.loseFrames(1);
  host.seat.send('overlays/send', { content: notice(10, 'By picture') });
  await clock.advance(500);
  expect(overlays.getState().shown).toMatchObject({ content: { message: 'By picture' } });
});
