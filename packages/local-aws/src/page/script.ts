/** Runs in the browser, with `channelScript`. Everything from the server becomes text nodes, never markup. */
export const script = String.raw`
const byId = (id) => document.getElementById(id);
const rate = (n) => (n >= 10 ? n.toFixed(0) : n.toFixed(1));
const clockTime = (iso) => new Date(iso).toLocaleTimeString([], { hour12: false });

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function bitrate(bits) {
  return bits >= 1e6 ? (bits / 1e6).toFixed(1) + ' Mbit/s' : Math.round(bits / 1e3) + ' kbit/s';
}

function table(caption, columns, rows) {
  const head = make('tr', '', ...columns.map(([name, className]) => {
    const cell = make('th', className, name);
    cell.scope = 'col';
    return cell;
  }));
  return make('table', '', make('caption', 'hidden', caption), make('thead', '', head), make('tbody', '', ...rows));
}

const row = (...cells) => make('tr', '', ...cells);
const cell = (text, className) => make('td', className, String(text));

function stage({ arn, name, sessionId, participants }) {
  const item = make('div', 'item', make('h3', '', name || 'unnamed stage'), make('code', 'quiet', arn));
  if (participants.length === 0) {
    item.append(make('div', 'quiet', sessionId ? 'session ' + sessionId + ', nobody connected' : 'no session'));
    return item;
  }
  item.append(table('Participants of ' + (name || arn), [
    ['Participant'], ['State'], ['In', 'number'], ['Subscribed', 'number'],
  ], participants.map((each) => row(
    make('td', '', each.userId || 'no user id', make('div', 'quiet', make('code', '', each.participantId))),
    cell(each.publishing ? 'publishing' : 'watching', each.publishing ? 'good' : ''),
    cell(bitrate(each.bitrateIn), 'number'),
    cell(each.subscriptions, 'number'),
  ))));
  return item;
}

function rooms(list) {
  return table('Chat rooms', [['Room'], ['Connected', 'number'], ['In/s', 'number'], ['Out/s', 'number']],
    list.map((each) => row(
      make('td', '', each.name || 'unnamed room', make('div', 'quiet', make('code', '', each.arn))),
      cell(each.connections, 'number'), cell(rate(each.received), 'number'), cell(rate(each.delivered), 'number'),
    )));
}

function calls(list) {
  const columns = [['Time', 'time'], ['Operation'], ['Status', 'number'], ['ms', 'number']];
  return table('Recent calls', columns, list.map((each) => {
    const failed = each.status >= 400 || each.status === 0;
    const operation = make('td', '', each.operation);
    if (each.error) operation.append(make('div', 'bad', each.error));
    return row(cell(clockTime(each.time), 'time'), operation,
      cell(each.status || 'none', failed ? 'number bad' : 'number good'), cell(each.milliseconds, 'number'));
  }));
}

const fill = (id, list, draw, none) =>
  byId(id).replaceChildren(...(list.length > 0 ? [].concat(draw(list)) : [make('div', 'empty', none)]));

function show(status) {
  const people = status.stages.flatMap((each) => each.participants);
  byId('participants').textContent = people.length;
  byId('publishing').textContent = people.filter((each) => each.publishing).length;
  byId('connections').textContent = status.rooms.reduce((sum, each) => sum + each.connections, 0);
  byId('rate').textContent = rate(status.calls.perSecond);
  byId('total').textContent = status.calls.total;
  byId('events').textContent = status.events
    ? status.events.delivered + (status.events.queued ? ' (' + status.events.queued + ' waiting)' : '') : 'off';
  showChannels(status);
  fill('stages', status.stages, (list) => list.map(stage), 'No stages. CreateStage makes one.');
  fill('rooms', status.rooms, rooms, 'No chat rooms. CreateRoom makes one.');
  fill('calls', status.calls.recent, calls, 'No calls yet.');
}

const button = byId('pause');
let paused = false;
button.addEventListener('click', () => {
  paused = !paused;
  button.textContent = paused ? 'Resume' : 'Pause';
  byId('state').textContent = paused ? 'paused' : 'live';
});

async function refresh() {
  if (!paused && !document.hidden) {
    try {
      show(await (await fetch('/_status')).json());
      if (!paused) byId('state').textContent = 'live';
    } catch {
      byId('state').textContent = 'not reachable';
    }
  }
  setTimeout(refresh, 1000);
}
refresh();
`;
