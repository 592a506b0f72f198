import { expect } from 'vitest';
import { Member } from '../../examples/virtual-meetup/e2e/member.js';
import { participants } from '../../examples/virtual-meetup/e2e/rig.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { launchBehindServers } from '../../testing/browser.js';
import { startPlatform, type Platform } from '../../testing/platform.js';
import { prove } from '../prove.js';

/** Milliseconds. */
const GONE = 10_000;
/** Milliseconds after which nothing is waited for any longer: the server keeps a place that nobody uses for 30 seconds. */
const PATIENCE = 60_000;

/** What the tiles of a page say now, by place. */
const tiles = ({ page }: Member) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll<HTMLElement>('[data-tile]')].map(({ dataset }) => [dataset['tile']!, dataset['tally']!]),
));
const says = async (member: Member, tally: string) => Object.values(await tiles(member)).every((each) => each === tally);

/** A live event with its host and a speaker on the stage, and one who watches. */
async function onAir(platform: Platform, member: (name: string) => Promise<Member>) {
  const [ana, bo, cy] = [await member('Ana'), await member('Bo'), await member('Cy')] as const;
  const event = await ana.createEvent('Outage', { guests: false });
  await ana.join(event);
  await ana.goLive();
  await Promise.all([bo.join(event), cy.join(event)]);
  await bo.raiseHand('May I?');
  await ana.openTab('Hands');
  await ana.button('Bring Bo to the stage').click();
  await bo.button('Leave stage').waitFor();
  await Promise.all([ana, bo, cy].map((each) => each.seesMoving(2)));
  await until(async () => (await participants(platform)).filter(({ publishing }) => publishing).length === 2, 'both on air', PATIENCE);
  return [ana, bo, cy] as const;
}

prove({
  name: 'The stage is gone for ten seconds',
  holds: 'in the browser everybody is told that who is on the stage reconnects; nobody loses the place, nobody is shown twice, and everybody sees everybody again by themselves',
  runs: { short: 1, long: 10 },
  async run(runs) {
    const platform = await startPlatform('virtual-meetup');
    const browser = await launchBehindServers();
    try {
      const people = await onAir(platform, (name) => Member.signedIn(browser, platform, name));
      const [ana] = people;
      const places = Object.keys(await tiles(ana)).sort();
      const told: number[] = [];
      const back: number[] = [];
      for (let run = 0; run < runs; run++) {
        const before = await participants(platform);
        const start = Date.now();
        await fetch(`${platform.localAws}/_faults`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ fault: 'stage-vanish', milliseconds: GONE }),
        });
        const keepsPlaces = async (each: Member) => expect(Object.keys(await tiles(each)).sort()).toEqual(places);
        /** Until it is so on every page; nobody loses the place meanwhile. */
        const onEveryPage = async (tally: string) => {
          await Promise.all(people.map((each) => until(async () => {
            await keepsPlaces(each);
            return says(each, tally);
          }, `every tile of ${each.name} to say ${tally}`, PATIENCE)));
          return Date.now() - start;
        };
        told.push(await onEveryPage('reconnecting'));
        back.push(await onEveryPage('live') - GONE);
        await Promise.all(people.map((each) => each.seesMoving(2)));
        await Promise.all(people.map(keepsPlaces));
        // The same people once each, and who was on air is.
        const onStage = (all: typeof before) => all.map(({ userId, publishing }) => `${userId} ${publishing}`).sort();
        await until(async () => JSON.stringify(onStage(await participants(platform))) === JSON.stringify(onStage(before)), 'the same people', PATIENCE);
        for (const each of people) expect(await each.text('Connection lost.').isVisible()).toBe(false);
      }
      expect(platform.logs().split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
      return {
        outages: runs, 'everybody told, worst': `${Math.max(...told)} ms`, 'everybody back, worst': `${Math.max(...back)} ms after`,
        'places lost': 0, 'people doubled': 0,
      };
    } finally {
      await browser.close();
      await platform.stop();
    }
  },
});
