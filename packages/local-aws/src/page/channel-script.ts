/**
 * Runs in the browser together with `script`, whose functions it uses. A channel's element is made once and then changed in
 * place: one that was made anew every second would take the focus and half a click from whoever presses its button.
 */
export const channelScript = String.raw`
const channelItems = new Map();

async function switchTestCard(arn, on) {
  const response = await fetch('/_test-card', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channelArn: arn, on }),
  });
  return response.ok ? '' : (await response.json()).message;
}

function channelItem({ arn, name, playbackUrl }) {
  const parts = { state: make('span', ''), detail: make('div', 'quiet'), problem: make('div', 'bad') };
  parts.problem.setAttribute('role', 'alert');
  parts.button = make('button', '');
  parts.button.type = 'button';
  parts.button.addEventListener('click', async () => {
    try {
      parts.problem.textContent = await switchTestCard(arn, parts.button.dataset.to === 'on');
    } catch {
      parts.problem.textContent = 'not reachable';
    }
  });
  const title = make('div', 'row', make('h3', '', name || 'unnamed channel'), parts.state, parts.button);
  parts.item = make('div', 'item', title, make('code', 'quiet', arn), parts.detail,
    make('div', 'quiet', make('code', '', playbackUrl)), parts.problem);
  return parts;
}

function updateChannel({ state, detail, button }, { name, state: now, authorized, stream }) {
  const starving = stream && stream.health === 'STARVING';
  state.textContent = now.toLowerCase() + (starving ? ', starving' : '');
  state.className = starving ? 'bad' : now === 'LIVE' ? 'good' : 'quiet';
  detail.textContent = (stream
    ? [stream.kind, bitrate(stream.bitrateIn), stream.segments + ' segments', stream.viewerCount + ' watching'].join(', ')
    : 'nobody streams') + (authorized ? ', private' : '');
  const mine = stream && stream.kind === 'test-card';
  button.hidden = Boolean(stream) && !mine;
  button.dataset.to = mine ? 'off' : 'on';
  button.textContent = mine ? 'Stop test card' : 'Start test card';
  button.setAttribute('aria-label', button.textContent + ' on ' + (name || 'unnamed channel'));
}

let drawnChannels = '';

function showChannels({ channels, ingest, compositions }) {
  for (const each of channels) {
    if (!channelItems.has(each.arn)) channelItems.set(each.arn, channelItem(each));
    updateChannel(channelItems.get(each.arn), each);
  }
  const arns = channels.map((each) => each.arn);
  if (arns.join() !== drawnChannels || arns.length === 0) {
    drawnChannels = arns.join();
    for (const arn of channelItems.keys()) if (!arns.includes(arn)) channelItems.delete(arn);
    fill('channels', arns, () => arns.map((arn) => channelItems.get(arn).item),
      'No channels. CreateChannel makes one.');
  }
  byId('live').textContent = channels.filter((each) => each.state === 'LIVE').length;
  byId('ingest').textContent = ingest.missing
    || 'Stream to ' + ingest.rtmp + ' with the stream key, or to ' + ingest.web + ' with the web broadcast SDK.';
  byId('trust').hidden = !ingest.web;
  if (ingest.web) byId('trust').href = ingest.web;
  fill('compositions', compositions, (list) => list.map(composition), 'No compositions. StartComposition makes one.');
}

function composition({ arn, stageArn, state, destinations }) {
  const to = destinations.map((each) => each.id + ' ' + each.state.toLowerCase()).join(', ');
  const tone = state === 'ACTIVE' ? 'good' : state === 'FAILED' ? 'bad' : 'quiet';
  return make('div', 'item', make('div', tone, state.toLowerCase()), make('code', 'quiet', arn),
    make('div', 'quiet', 'of ', make('code', '', stageArn)), make('div', 'quiet', 'to ' + to));
}
`;
