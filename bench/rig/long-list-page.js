/** The queue of hands on a page, with an event that is nothing but its state; and a plain list of the same rows. */
import { applyPatch } from '@rostrum/core/sync';
import { HandQueue, LiveEventProvider, RostrumTheme } from '@rostrum/react';
import { createElement as h, memo, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

const START = Date.UTC(2026, 0, 1);
const personOf = (at) => `p${at.toString(36)}`;
const handOf = (at) => ({
  name: `Person ${at}`, at: START + at * 1000, ...(at % 2 && { question: 'How do you test a state machine before it exists?' }),
});

function eventWith(count) {
  const hands = Object.fromEntries(Array.from({ length: count }, (_, at) => [personOf(at), handOf(at)]));
  let state = {
    connection: 'online', behind: false, pending: [], clockOffset: 0, self: {},
    me: { person: 'host', role: 'host', name: 'Host' },
    view: { hands, count: { hands: count }, session: { session: { status: 'live', title: 'Long', startsAt: START } } },
  };
  const listeners = new Set();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => START,
    send: () => new Promise(() => undefined),
    connect() {},
    close() {},
    /** What a frame of the server makes of it. */
    after: (patch) => ({ ...state, view: applyPatch(state.view, patch) }),
    become(next) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

const lists = {
  rostrum: (event) => h(LiveEventProvider, { event }, h(HandQueue, { style: { height: 600 } })),
  plain: (event) => h('div', { style: { height: 600, overflowY: 'auto' } }, h(PlainList, { event })),
};

function PlainList({ event }) {
  const { view } = useSyncExternalStore(event.subscribe, event.getState);
  const rows = Object.entries(view.hands).sort(([, a], [, b]) => a.at - b.at);
  return h('ul', null, rows.map(([person, hand], at) => h(PlainRow, { key: person, hand, place: at + 1 })));
}

const icon = () => h('svg', { width: 16, height: 16, viewBox: '0 0 20 20', 'aria-hidden': true }, h('path', { d: 'M4 10.5l4 4 8-9' }));
const PlainRow = memo(function PlainRow({ hand: { name, at, question, acknowledgedBy }, place }) {
  return h('li', null, h('div', { className: 'row' },
    h('span', null, place),
    h('div', null, h('strong', null, name), h('time', null, new Date(at).toISOString().slice(11, 19)), acknowledgedBy && h('span', null, 'Seen')),
    h('div', null,
      !acknowledgedBy && h('button', { type: 'button', 'aria-label': `Tell ${name} that you have seen the hand` }, icon()),
      h('button', { type: 'button', 'aria-label': `Lower the hand of ${name}` }, icon()),
      h('button', { type: 'button', 'aria-label': `Bring ${name} to the stage` }, 'To the stage')),
    question && h('p', null, question)));
});

/** Until it is drawn but for the paint: rendered, and laid out. */
function timed(host, act) {
  const from = performance.now();
  flushSync(act);
  host.getBoundingClientRect();
  return performance.now() - from;
}

/** Mounts a list of so many hands `mounts` times, then changes the last one `changes` times in each way. */
window.measure = async (kind, { count, mounts, changes }) => {
  const host = document.body.appendChild(document.createElement('div'));
  const times = { mount: [], apply: [], raise: [], acknowledge: [], grant: [] };
  let root;
  let event;
  for (let turn = 0; turn < mounts; turn++) {
    root?.unmount();
    event = eventWith(count);
    root = createRoot(host);
    times.mount.push(timed(host, () => root.render(h(RostrumTheme, null, lists[kind](event)))));
    await idle();
  }
  for (let turn = 0; turn < changes; turn++) {
    const change = async (name, patch) => {
      const from = performance.now();
      const next = event.after(patch);
      times.apply.push(performance.now() - from);
      times[name].push(timed(host, () => event.become(next)));
      await idle();
    };
    await change('raise', { hands: { [personOf(count + turn)]: handOf(count + turn) } });
    // The second of the queue is always in sight.
    await change('acknowledge', { hands: { [personOf(turn + 1)]: { acknowledgedBy: 'host' } } });
    await change('grant', { hands: { [personOf(turn)]: null } });
  }
  const rows = host.querySelectorAll('li').length;
  root.unmount();
  host.remove();
  return { times, rows };
};

/** What a measurement leaves to be done is not a part of the next one. */
const idle = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
