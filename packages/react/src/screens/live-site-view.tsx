import { forwardRef, type ReactNode } from 'react';
import { Announcer, ConnectionBanner } from '../connection/index.js';
import { OverlayLayer } from '../overlays/index.js';
import { AudiencePlayer, StreamStatus } from '../playback/index.js';
import { useSession } from '../session/index.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { Screen, ScreenHead } from './screen-layout.js';

export type LiveSiteViewProps = PartProps<'div'> & {
  /** Beside the title. */
  readonly head?: ReactNode;
  /** Under the picture. */
  readonly children?: ReactNode;
};

const Site = styled.main`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  padding: var(--rostrum-space-5) var(--rostrum-space-4);
  /* As large as the window lets it be and still whole. */
  & > * { box-sizing: border-box; width: min(100%, (100dvh - 9rem) * 16 / 9); min-width: min(100%, 18rem); margin-inline: auto; }
  @container rostrum-screen (max-width: 48rem) {
    padding: 0 0 var(--rostrum-space-4);
    & > * { width: 100%; }
    & > * + * { padding-inline: var(--rostrum-space-4); }
  }
`;
const About = styled.p`
  margin-block: var(--rostrum-space-4);
  color: var(--rostrum-ink-quiet);
  white-space: pre-line;
  overflow-wrap: anywhere;
`;

/**
 * A whole page with one channel and what is asked over it: the player, how it stands with the stream, questions to
 * answer. For everybody, guests too (S3.2, S3.5). Needs `player` and `overlays` of the provider.
 */
export const LiveSiteView = forwardRef<HTMLDivElement, LiveSiteViewProps>(function LiveSiteView(
  { render, labels: _, head, children, ...rest },
  ref,
) {
  const { session } = useSession();
  return (
    <Screen ref={ref} {...rootAs(render, {})} {...rest}>
      <Announcer />
      <ConnectionBanner />
      <ScreenHead>
        <h1>{session?.title}</h1>
        <StreamStatus />
        {head}
      </ScreenHead>
      <Site>
        <div><AudiencePlayer><OverlayLayer /></AudiencePlayer></div>
        {session?.description && <About>{session.description}</About>}
        {children}
      </Site>
    </Screen>
  );
});
