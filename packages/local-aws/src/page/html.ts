import { channelScript } from './channel-script.js';
import { script } from './script.js';
import { style } from './style.js';

const figure = (id: string, label: string): string => `<div><dt>${label}</dt><dd id="${id}">–</dd></div>`;

const card = (id: string, title: string, content = `<div id="${id}"></div>`): string =>
  `<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`;

/** Can be reached with the keyboard, so that it can be scrolled with it. */
const calls = '<div id="calls" class="scroll" role="group" aria-labelledby="calls-title" tabindex="0"></div>';

const trust = '<a id="trust" target="_blank" rel="noreferrer" hidden>Let this browser trust its certificate</a>';
const channels = `<div class="item quiet"><span id="ingest"></span> ${trust}</div><div id="channels"></div>`;

/** The whole page, with nothing to load but `/_status`. `nonce` is the one in the Content-Security-Policy. */
export function page(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>local-aws</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<header><h1>local-aws</h1>
<span class="quiet">Amazon IVS on this machine, <span id="state" role="status">live</span></span>
<button id="pause" type="button">Pause</button></header>
<main>
<dl>
${figure('participants', 'Participants')}${figure('publishing', 'Publishing')}
${figure('live', 'Channels live')}${figure('connections', 'Chat connections')}${figure('rate', 'Calls a second')}
${figure('total', 'Calls')}${figure('events', 'Events delivered')}
</dl>
<div class="columns"><div class="stack">${card('channels', 'Channels', channels)}${card('stages', 'Stages')}
${card('compositions', 'Compositions')}${card('rooms', 'Chat rooms')}</div>
${card('calls', 'Recent calls', calls)}</div>
</main>
<script nonce="${nonce}">${channelScript}${script}</script>
</body>
</html>
`;
}
