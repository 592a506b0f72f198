/**
 * `npm run audience`: an audience for an event of yours, to rehearse it with before anybody real is there.
 *
 *   npm run audience -- --url http://localhost:4400 --event <id> [--people 100] [--minutes 5] [--seed 1]
 *
 * They come in, ask, vote, raise hands and answer what you show; some are shy, some spam, some lose their network all
 * the time (audience/personas.mjs). One seed is one behaviour. Prints what came of it every five seconds, and in the
 * end all of it as one line of JSON. Ctrl-C ends it early. Fails when nobody could come in, or an answer was lost.
 */
import { parseArgs } from 'node:util';
import { rehearse } from './audience/rehearse.mjs';
import { PublicView } from './audience/public-view.mjs';
import { Stop, requireNode, script } from './workspace.mjs';

const MOST_PEOPLE = 10_000;
const MOST_MINUTES = 120;

await script(async () => {
  requireNode();
  const { url, event, people, minutes, seed } = asked();
  requireFiles(people * 2 + 200);
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  await requireOpen(url, event);
  const result = await rehearse({
    url, event, people, seed, milliseconds: minutes * 60_000, until: stopped.signal,
    show: (figures, seconds) => console.log(figures.line(seconds)),
  });
  console.log(JSON.stringify({ people, minutes, seed, came: result }));
  if (result.people === 0 && !stopped.signal.aborted) throw new Stop(`Nobody could come in: ${Object.keys(result.missing)[0]}`);
  return result.unanswered > 0 && !stopped.signal.aborted ? 1 : 0;
});

function asked() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:4400' }, event: { type: 'string', default: '' },
      people: { type: 'string', default: '100' }, minutes: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (!/^[a-z0-9]{1,26}$/.test(values.event)) {
    throw new Stop('Say which event, by the end of its address (/e/<id>): npm run audience -- --event <id>');
  }
  if (!URL.canParse(values.url)) throw new Stop(`--url ${values.url} is no address.`);
  return {
    event: values.event,
    url: new URL(values.url).origin,
    people: within('people', values.people, 1, MOST_PEOPLE, true),
    minutes: within('minutes', values.minutes, 0.1, MOST_MINUTES),
    seed: within('seed', values.seed, 0, 2 ** 31 - 1, true),
  };
}

function within(name, text, least, most, isWhole = false) {
  const value = Number(text);
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  throw new Stop(`--${name} is ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}, and not ${text}.`);
}

async function requireOpen(url, event) {
  const view = new PublicView({ url, event, until: AbortSignal.timeout(10_000) });
  const state = await view.look().catch(({ cause }) => {
    throw new Stop(`${url} does not answer${cause?.code ? ` (${cause.code})` : ''}: start the server first.`);
  });
  if (!state) throw new Stop(`There is no event ${event} at ${url}.`);
  const { status } = state.session.session;
  if (status === 'ended' || status === 'cancelled') throw new Stop(`The event ${event} is ${status}: make another one.`);
  if (status !== 'live') console.log(`The event is ${status}: until it is live, much of what they ask is refused.`);
}

/** Every line is an open file. */
function requireFiles(count) {
  const { soft } = process.report.getReport().userLimits?.open_files ?? {};
  if (Number(soft) >= count || !(soft > 0)) return;
  throw new Stop(`${count} files may have to be open, and ${soft} may be: raise "ulimit -n", or take fewer --people.`);
}
