import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { drawnDevices } from '../testing/drawn-devices.js';
import { page } from '../testing/rehearsal-page.js';
import { GreenRoom } from './index.js';

describe('GreenRoom', () => {
  it('asks, then shows the preview, the choices and the level (S4.5)', async () => {
    const user = userEvent.setup();
    const { devices } = page(<GreenRoom><button>Go live</button></GreenRoom>);
    await user.click(await screen.findByRole('button', { name: 'Turn on camera and microphone' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Camera' }), 'Studio Display Camera');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Speaker' }), 'Headphones');
    expect(devices.getState().chosen).toMatchObject({ camera: 'cam2', speaker: 'out2' });
    await waitFor(() => expect(Number(screen.getByRole('meter').getAttribute('aria-valuenow'))).toBeGreaterThan(0));
    await user.click(screen.getByRole('button', { name: 'Turn camera off' }));
    await screen.findByText('Your camera is off');
    expect(screen.getByRole('button', { name: 'Go live' })).toBeTruthy();
  });

  it.each([
    [{ fails: 'denied' }, 'Camera and microphone are blocked'],
    [{ fails: 'missing' }, 'No camera or microphone found'],
    [{ fails: 'busy' }, 'Let people see and hear you'],
    [{ waits: true }, 'Answer your browser’s question'],
  ] as const)('says what stands in the way: %o (S4.5)', async (how, title) => {
    const user = userEvent.setup();
    page(<GreenRoom />, { source: drawnDevices(how) });
    await user.click(await screen.findByRole('button', { name: 'Turn on camera and microphone' }));
    await screen.findByRole('heading', { name: title });
  });
});
