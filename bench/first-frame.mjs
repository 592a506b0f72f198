/**
 * From the click on "Join" to the first picture of somebody else, in real Chromium: a viewer opens an event that is
 * live with one publisher. Every viewer has a profile of its own, with an empty cache; the page with the button has
 * loaded.
 *
 *   node bench/first-frame.mjs [--joins 20]
 *
 * Prints one line of JSON: milliseconds in the viewer's page from the click, and from the opening of the stage (the
 * moment the media SDK has a token and connects), to the first `requestVideoFrameCallback`; and how far the steps in
 * between had come after the click. Target: p50 800 ms, p95 1500 ms from the click.
 */
import { parseArgs } from 'node:util';
import { Stop, script } from '../scripts/workspace.mjs';
import { button, openBrowser, pageOf } from './rig/browser.mjs';
import { percentiles } from './rig/figures.mjs';
import { Person } from './rig/person.mjs';
import { startPlatform } from './rig/platform.mjs';

const { values } = parseArgs({ options: { joins: { type: 'string', default: '20' } } });
const most = Math.min(50, Math.max(1, Number(values.joins)));
/** On a busy machine fewer join: nobody begins to join after so many milliseconds. */
const LONGEST = 45_000;

await script(async () => {
  const platform = await startPlatform();
  try {
    const browser = await openBrowser();
    try {
      await measure(platform, browser);
    } finally {
      await browser.close();
    }
  } finally {
    await platform.stop();
  }
});

async function measure({ url, localAws }, browser) {
  const host = await Person.signedIn(url, 'Hanna Host');
  const event = await host.createEvent();
  await publish(await pageOf(browser, host, event), host.name);
  await publishing(localAws);

  const seen = [];
  const until = Date.now() + LONGEST;
  while (seen.length < most && Date.now() < until) {
    const viewer = await Person.signedIn(url, `Viewer ${seen.length}`);
    const page = await pageOf(browser, viewer, event, { script: watch });
    await button(page, `Join as ${viewer.name}`).waitFor();
    // What the page still loads is not what is measured.
    await page.waitForLoadState('networkidle');
    await button(page, `Join as ${viewer.name}`).click();
    await page.waitForFunction(() => window.marks.frame !== undefined, undefined, { polling: 100 });
    seen.push(await page.evaluate(() => ({ ...window.marks, ...window.answered() })));
    await page.context().close();
  }
  const times = (from, to) => seen.map((marks) => marks[to] - marks[from]);
  const after = (step) => percentiles(times('click', step)).p50;
  console.log(JSON.stringify({
    bench: 'first-frame', joins: seen.length,
    fromClickMs: percentiles(times('click', 'frame')), fromStageJoinMs: percentiles(times('stage', 'frame')),
    stepsMs: {
      joined: after('joined'), lineOpen: after('line'), stageToken: after('token'), stageOpening: after('stage'),
      mediaConnected: after('connected'),
    },
  }));
}

async function publish(page, name) {
  await button(page, `Join as ${name}`).click();
  await button(page, 'Open backstage').click();
  await button(page, 'Join stage').first().click();
  await button(page, 'Go live').click();
  await button(page, 'End event').waitFor();
}

/** Resolves when the media service has a publisher. */
async function publishing(localAws) {
  const deadline = Date.now() + 20_000;
  const isSo = async () => {
    const { stages } = await (await fetch(`${localAws}/_status`)).json();
    return stages.some(({ participants }) => participants.some((each) => each.publishing));
  };
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Stop('Nobody was publishing after 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Runs in the viewer's page before its own code: notes when things happen first, in milliseconds of that page. */
function watch() {
  const marks = (window.marks = {});
  const mark = (name, at = performance.now()) => (marks[name] ??= at);
  document.addEventListener('click', ({ timeStamp }) => mark('click', timeStamp), { capture: true });
  window.WebSocket = class extends window.WebSocket {
    constructor(address, protocols) {
      super(address, protocols);
      const { pathname } = new URL(address);
      if (pathname.endsWith('/line')) this.addEventListener('message', () => mark('line'), { once: true });
      else if (pathname.startsWith('/stage')) mark('stage');
    }
  };
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...options) {
      super(...options);
      this.addEventListener('connectionstatechange', () => this.connectionState === 'connected' && mark('connected'));
    }
  };
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video:not([data-watched])')) {
      video.dataset.watched = '';
      video.requestVideoFrameCallback(() => mark('frame'));
    }
  }).observe(document, { childList: true, subtree: true });
  window.answered = () => {
    const end = (path) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(path))?.responseEnd;
    return { joined: end('/join'), token: end('/stage-token') };
  };
}
