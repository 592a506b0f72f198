import { LiveError } from '@rostrum/core/engine';
import type { LiveEventParts } from './provider.js';

/**
 * Replaced by every bundler; a production page has none of the sentences below. They stand inside the branches that it
 * drops: what stands behind a `return` is dropped too, but not what that alone refers to.
 */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** What a page does that cannot be meant. The message has the hint too: it is all that a console shows of an error. */
class Misuse extends LiveError {
  constructor(code: `react/${string}`, what: string, mend: string) {
    super(code, `${what} ${mend}`, mend, { kind: 'invalid' });
  }
}

const bare = (code: `react/${string}`) => new LiveError(code, code, '', { kind: 'invalid' });

const COPIES = Symbol.for('@rostrum/react');
const page = globalThis as { [COPIES]?: Set<object> };
const thisCopy = {};

/** So that another copy of this package knows why it finds no provider. */
export function announceCopy(): void {
  (page[COPIES] ??= new Set()).add(thisCopy);
}

/** Why there is no provider above: nobody put one there, or who did has another copy of this package. */
export function noProvider(): LiveError {
  if (process.env.NODE_ENV !== 'production') {
    if ([...(page[COPIES] ?? [])].some((copy) => copy !== thisCopy)) {
      return new Misuse(
        'react/two-copies',
        'There are two copies of @rostrum/react on this page, and a component of one cannot see a <LiveEventProvider> of the other.',
        'Find them with `npm ls @rostrum/react` and `npm dedupe`; where the app mixes `import` and `require`, use one of them.',
      );
    }
    return new Misuse(
      'react/no-provider',
      'There is no live event here: a hook or component of @rostrum/react was rendered outside of a <LiveEventProvider>.',
      'Put <LiveEventProvider event={...}> around it.',
    );
  }
  return bare('react/no-provider');
}

/** How the parts of a provider are made. */
const MAKERS: Record<keyof LiveEventParts, string> = {
  event: 'createLiveEvent of @rostrum/core',
  chat: 'createChatLog of @rostrum/core',
  stage: 'createStageSession of @rostrum/core',
  devices: 'createDevices of @rostrum/core/devices',
  player: 'createAudiencePlayer of @rostrum/core/playback',
  overlays: 'createViewerOverlays of @rostrum/core/overlays',
};

/** A component needs what the provider above it was not given. */
export function missingPart(part: keyof LiveEventParts): LiveError {
  if (process.env.NODE_ENV !== 'production') {
    return new Misuse(
      'react/missing-part',
      `This component needs \`${part}\`, and the <LiveEventProvider> above it was given none.`,
      `Make it with ${MAKERS[part]} and pass it: <LiveEventProvider ${part}={${part}}>.`,
    );
  }
  return bare('react/missing-part');
}

/** One provider inside another is fine for other words or more parts, but for another event it hides the first one. */
export function warnOfNestedEvents(): void {
  warn(new Misuse(
    'react/nested-events',
    'A <LiveEventProvider> is inside another one that has another event: everything in it acts on the inner event only.',
    'Put the two side by side, or pass both the same `event`.',
  ));
}

/** What one copy of core throws, another takes for a stranger's error. */
export function warnOfTwoCores(): void {
  warn(new Misuse(
    'react/two-cores',
    'There are two copies of @rostrum/core on this page: the event was made by another one than the components use.',
    'Find them with `npm ls @rostrum/core` and `npm dedupe`; where the app mixes `import` and `require`, use one of them.',
  ));
}

const said = new Set<string>();

function warn({ code, message }: LiveError): void {
  if (said.has(code)) return;
  said.add(code);
  // eslint-disable-next-line no-console -- to who develops the page; production does not get here
  console.warn(`${message} (${code})`);
}
