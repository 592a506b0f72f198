import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDevices } from './devices.js';
import { MachineDouble } from './source.test.support.js';

function setUp(machine = new MachineDouble(), kept: Record<string, string> = {}) {
  const memory = { getItem: (key: string) => kept[key] ?? null, setItem: (key: string, value: string) => void (kept[key] = value) };
  const devices = createDevices({ source: machine, memory });
  return { machine, devices, kept, state: () => devices.getState() };
}

describe('devices (S4.5)', () => {
  it('asks once for both and shows what there is', async () => {
    const { machine, devices, state } = setUp();
    machine.isShy = true;
    machine.hold();
    const opening = devices.open();
    await expect.poll(() => state().permission).toEqual({ camera: 'asking', microphone: 'asking' });
    machine.letGo();
    await opening;
    expect(machine.asked).toEqual(['camera + microphone']);
    expect(state()).toMatchObject({
      permission: { camera: 'granted', microphone: 'granted' },
      cameras: [{ id: 'c1', label: 'The c1' }, { id: 'c2', label: 'The c2' }], microphones: [{ id: 'm1' }], speakers: [{ id: 's1' }],
      chosen: { camera: 'c1', microphone: 'm1' }, cameraOn: true, microphoneOn: true,
    });
    expect(machine.live).toEqual(['The c1', 'The m1']);
    devices.close();
    expect(machine.live).toEqual([]);
    expect(state()).toMatchObject({ video: undefined, audio: undefined });
  });

  it.each([['denied', 'denied'], ['missing', 'unknown'], ['busy', 'unknown'], ['failed', 'unknown']] as const)(
    'says that the camera is %s, and opens the microphone all the same', async (reason, permission) => {
      const { machine, devices, state } = setUp();
      machine.failing.set('camera', reason);
      await devices.open();
      expect(state()).toMatchObject({ problem: { kind: 'camera', reason }, permission: { camera: permission, microphone: 'granted' } });
      expect(machine.live).toEqual(['The m1']);
      machine.failing.clear();
      await devices.open();
      expect(state().problem).toBeUndefined();
      expect(machine.live).toEqual(['The m1', 'The c1']);
    });

  it('says that there is no such thing as a device here', async () => {
    const { machine, devices, state } = setUp();
    machine.isAvailable = false;
    await devices.open();
    expect(state().permission).toEqual({ camera: 'unavailable', microphone: 'unavailable' });
    expect(machine.asked).toEqual([]);
  });

  it('turns the light off with the camera, and keeps a silent microphone open', async () => {
    const { machine, devices, state } = setUp();
    await devices.open();
    devices.setCamera(false);
    devices.setMicrophone(false);
    expect(machine.live).toEqual(['The m1']);
    expect(state()).toMatchObject({ video: undefined, cameraOn: false, microphoneOn: false, level: 0 });
    expect(state().audio?.enabled).toBe(false);
    devices.setMicrophone(true);
    expect(state().audio?.enabled).toBe(true);
    devices.setCamera(true);
    await expect.poll(() => machine.live).toEqual(['The m1', 'The c1']);
  });

  it('changes the device, and remembers it for the next visit', async () => {
    const { machine, devices, kept, state } = setUp();
    await devices.open();
    await devices.choose('camera', 'c2');
    await devices.choose('speaker', 's1');
    expect(machine.live).toEqual(['The m1', 'The c2']);
    devices.close();
    const again = setUp(machine, kept);
    await again.devices.open();
    expect(again.state().chosen).toEqual({ camera: 'c2', microphone: 'm1', speaker: 's1' });
    expect(state().chosen.speaker).toBe('s1');
  });

  it.each(['track', 'list'] as const)('moves to another camera when one is unplugged, the %s first', async (first) => {
    const { machine, devices, state } = setUp();
    await devices.open();
    machine.unplug('c1', first);
    await expect.poll(() => state().moved).toMatchObject({ kind: 'camera', from: 'The c1', to: 'The c2' });
    expect(machine.live).toEqual(['The m1', 'The c2']);
    expect(state()).toMatchObject({ chosen: { camera: 'c2' }, cameras: [{ id: 'c2' }] });
    expect(state().problem).toBeUndefined();
    machine.unplug('c2', first);
    await expect.poll(() => state().moved).toMatchObject({ kind: 'camera', from: 'The c2' });
    await expect.poll(() => state().problem).toEqual({ kind: 'camera', reason: 'missing' });
    expect(state().moved).not.toHaveProperty('to');
  });

  it('does not fight a browser that takes a device away', async () => {
    const { machine, devices, state } = setUp();
    await devices.open();
    machine.tracks[1]!.end();
    await expect.poll(() => state().problem).toEqual({ kind: 'microphone', reason: 'failed' });
    expect(machine.asked).toHaveLength(1);
    devices.setMicrophone(true);
    await expect.poll(() => machine.live).toEqual(['The c1', 'The m1']);
  });

  it('moves the speaker as well', async () => {
    const { machine, devices, state } = setUp();
    await devices.open();
    machine.plug('speaker', 's2');
    await devices.choose('speaker', 's2');
    machine.unplug('s2');
    await expect.poll(() => state().moved).toMatchObject({ kind: 'speaker', to: 'The s1' });
    expect(state().chosen.speaker).toBe('s1');
  });

  it('shows the level while the microphone is on', async () => {
    const { machine, devices, state } = setUp();
    await devices.open();
    machine.tellLevel!(0.4);
    expect(state().level).toBe(0.4);
    devices.setMicrophone(false);
    machine.tellLevel!(0.5);
    expect(state().level).toBe(0);
  });

  it('never leaves a track behind, whatever happens in whatever order', async () => {
    const act = fc.constantFrom('open', 'close', 'camera on', 'camera off', 'c1', 'c2', 'm1', 'm2', 'unplug', 'plug', 'end', 'hold', 'let go', 'tick');
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      const { machine, devices, state } = setUp();
      let isOpen = false;
      for (const one of acts) {
        if (one === 'open') void devices.open();
        if (one === 'open' || one === 'close') isOpen = one === 'open';
        if (one === 'close') devices.close();
        if (one === 'camera on' || one === 'camera off') devices.setCamera(one === 'camera on');
        if (one === 'c1' || one === 'c2') void devices.choose('camera', one);
        if (one === 'm1' || one === 'm2') void devices.choose('microphone', one);
        if (one === 'unplug') machine.unplug('c1', acts.length % 2 ? 'list' : 'track');
        if (one === 'plug' && !machine.devices.some(({ id }) => id === 'c1')) machine.plug('camera', 'c1');
        if (one === 'end') machine.tracks.filter(({ readyState }) => readyState === 'live').at(-1)?.end();
        if (one === 'hold') machine.hold();
        if (one === 'let go') machine.letGo();
        if (one === 'tick') await settle();
      }
      machine.letGo();
      await settle();
      const { video, audio, cameraOn } = state();
      expect(machine.live).toHaveLength(Number(!!video) + Number(!!audio));
      for (const track of [video, audio]) expect(track?.readyState ?? 'live').toBe('live');
      if (!isOpen) expect(machine.live).toEqual([]);
      if (!cameraOn) expect(video).toBeUndefined();
      // What is wanted and not there has a reason that is shown.
      if (isOpen && !audio) expect(state().problem ?? state().permission.microphone).not.toBe('granted');
      await devices.open();
      await settle();
      expect(state().video !== undefined).toBe(cameraOn);
      expect(state().audio).toBeDefined();
    }), { numRuns: 300 });
  });
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
