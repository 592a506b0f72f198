import type { Diagnosis, LimitUse } from './diagnose.js';
import type { Limit } from './limits.js';
import { STANDING } from './prices.js';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
/** Limits that are far away say nothing. */
const NEAR = 0.25;

/** What `rostrum doctor` prints. */
export function report({ event, uses, most, next, cost, total }: Diagnosis): string {
  const { attendees, speakers, hours, audience } = event;
  const broken = uses.filter(({ share }) => share > 1);
  const near = uses.filter(({ share }) => share <= 1 && share >= NEAR);
  const watches =
    audience === 'stage' ? 'watches the stage itself' : 'watches a channel that the stage is broadcast to';
  return [
    `${number.format(attendees)} attendees, ${speakers} speakers, ${number.format(hours)} h. The audience ${watches}.`,
    '',
    ...(broken.length > 0
      ? ['This breaks, the first first:', ...broken.flatMap(mended)]
      : [
          'No limit breaks.',
          ...(most === undefined ? [] : [`The first would, above ${number.format(most)} attendees: ${name(next)}.`]),
        ]),
    ...(near.length > 0 ? ['', 'Near its limit:', ...near.map((use) => `  ${used(use)}`)] : []),
    '',
    'Estimated cost of the event, list prices of us-east-1, without free tiers:',
    ...Object.entries(cost)
      .sort(([, a], [, b]) => b - a)
      .map(([service, sum]) => row(service, sum)),
    row('together', total),
    row('a month without events', STANDING.dollars),
    '',
    'Limits and prices have their dates and sources in the table; those marked * are remembered: check them.',
  ].join('\n');
}

const mended = (use: LimitUse): readonly string[] => [
  `  ${used(use)}`,
  ...(use.limit.adjustable
    ? [
        `    Ask AWS for ${number.format(
          Math.ceil(use.need * 1.2),
        )}, some days before (Service Quotas, in your Region).`,
      ]
    : ['    AWS gives no more.']),
  ...(use.limit.instead === undefined ? [] : [`    ${use.limit.adjustable ? 'Or: ' : ''}${use.limit.instead}`]),
];
const used = (use: LimitUse): string =>
  `${name(use.limit)}: needs ${number.format(use.need)} of ${number.format(use.limit.limit)}${
    use.limit.known === 'remembered' ? ' *' : ''
  }`;
const name = ({ service, what }: Limit): string => `${service}, ${what}`;
const row = (what: string, sum: number): string => `  ${what.padEnd(24)} ${money.format(sum).padStart(12)}`;
