/** Camera and microphone of a real browser: Chromium's fake ones. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '../ivs-stage/page.test.support.js';
import { startTestbed, type Testbed } from '../ivs-stage/testbed.test.support.js';

interface InPage {
  readonly page: Page;
}

let bed: Testbed;
beforeAll(async () => { bed = await startTestbed(); });
afterAll(() => bed.close());

it('opens, chooses, meters, and turns off what a browser has (S4.5)', async () => {
  const tab = await bed.tab();
  await tab.exposeFunction('mintToken', () => undefined);
  await tab.evaluate(() => (globalThis as never as InPage).page.start('ada'));
  const look = async () => (await tab.evaluate(() => (globalThis as never as InPage).page.look())).devices;

  await tab.evaluate(() => (globalThis as never as InPage).page.own!.devices.open());
  const { cameras, microphones, speakers, chosen, permission } = await look();
  expect(permission).toEqual({ camera: 'granted', microphone: 'granted' });
  expect(cameras.length).toBeGreaterThan(0);
  expect(microphones.length).toBeGreaterThan(1);
  expect(speakers.length).toBeGreaterThan(0);
  expect(chosen.camera).toBe(cameras[0]!.id);
  for (const { label } of [...cameras, ...microphones]) expect(label).not.toBe('');
  expect((await look()).video).toEqual({ width: 1280, height: 720 });
  await expect.poll(async () => (await look()).level).toBeGreaterThan(0);

  const other = microphones.find(({ id }) => id !== chosen.microphone)!;
  await tab.evaluate((id) => (globalThis as never as InPage).page.own!.devices.choose('microphone', id), other.id);
  expect((await look()).chosen.microphone).toBe(other.id);
  await tab.evaluate(() => {
    const { devices } = (globalThis as never as InPage).page.own!;
    const { video } = devices.getState();
    devices.setCamera(false);
    Object.assign(globalThis, { wasOpen: video });
  });
  expect(await tab.evaluate(() => (globalThis as never as { wasOpen: MediaStreamTrack }).wasOpen.readyState)).toBe('ended');
  expect(await look()).toMatchObject({ video: undefined, cameraOn: false, audio: { enabled: true } });

  // The next visit begins with the device that was chosen, and a device that is gone is no obstacle.
  await tab.evaluate(() => localStorage.setItem('rostrum:camera', 'gone'));
  await tab.reload();
  await tab.evaluate(() => (globalThis as never as InPage).page.start('ada'));
  await tab.evaluate(() => (globalThis as never as InPage).page.own!.devices.open());
  expect((await look()).chosen).toMatchObject({ microphone: other.id, camera: cameras[0]!.id });
});

it('says that there is nothing to open', async () => {
  const tab = await bed.tab();
  await tab.exposeFunction('mintToken', () => undefined);
  // As browsers do it by the names of the specification.
  const failWith = (name: string) => tab.evaluate(async (error) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
    const { page } = globalThis as never as InPage;
    page.start('ada');
    await page.own!.devices.open();
    return page.look().devices.problem?.reason;
  }, name);
  for (const [name, reason] of [
    ['NotAllowedError', 'denied'], ['NotFoundError', 'missing'], ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'], ['TypeError', 'failed'],
  ] as const) expect(await failWith(name)).toBe(reason);
});
