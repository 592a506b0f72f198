import {
  forwardRef, type CSSProperties, type ForwardRefExoticComponent, type PropsWithoutRef, type ReactElement, type RefAttributes,
} from 'react';
import { englishShared } from '../labels/english/shared.js';
import { Button } from './button.js';
import { Notice } from './notice.js';
import { Loader, useOnDemand } from './on-demand.js';
import { Hidden, Panel } from './panel.js';
import { keyframes, styled } from './styled.js';
import { useLabels } from './use-labels.js';

/* The place alone says how high it is: it is as high as what comes. */
const Kept = styled(Panel)`
  position: relative;
  box-sizing: border-box;
  overflow: hidden;
`;
const appear = keyframes`from { opacity: 0; }`;
const breathe = keyframes`50% { opacity: 0.45; }`;
/* What is there in a moment does not flash. */
const Waiting = styled.div`
  position: absolute;
  inset: var(--rostrum-space-4);
  display: grid;
  align-content: start;
  gap: var(--rostrum-space-3);
  animation: ${appear} 0.2s 0.15s backwards;
  & > i {
    height: 2.25rem;
    border-radius: var(--rostrum-radius-s);
    /* To be seen on a panel of any theme, and on the dark ground of a picture. */
    background: rgb(128 136 150 / 0.16);
    @media (prefers-reduced-motion: no-preference) { animation: ${breathe} 1.6s ease-in-out infinite; }
  }
  & > i:first-child { width: 45%; }
`;
const Failed = styled.div`padding: var(--rostrum-space-4);`;

interface Placed {
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
}

/** What `forwardRef` gives. */
type Component<Root, Props> = ForwardRefExoticComponent<PropsWithoutRef<Props> & RefAttributes<Root>>;

const loaders = new WeakMap<object, Loader<unknown>>();

/**
 * A component whose code is loaded when it is first on a page. Until then there is a panel in its place, as large as
 * `placeOf` says and with the look of what comes; nothing where it says nothing. The component's own root, with `ref` and
 * the rest of the props, comes with it.
 */
export function panelOnDemand<Root extends HTMLElement, Props extends Placed>(
  load: () => Promise<Component<Root, Props>>,
  placeOf: (props: PropsWithoutRef<Props>) => CSSProperties | undefined = () => ({ minHeight: '9rem' }),
): Component<Root, Props> {
  const loader = new Loader(load);
  const OnDemand = forwardRef<Root, Props>(function OnDemand(props, ref) {
    const { part: Part, failed } = useOnDemand(loader);
    if (Part) return <Part {...props} ref={ref} />;
    const place = placeOf(props);
    if (!place) return null;
    const { className, style } = props;
    return <Place className={className} style={{ ...place, ...style }} failed={failed} again={loader.ask} />;
  });
  loaders.set(OnDemand, loader);
  return OnDemand;
}

/** Loads what is on demand and may be shown soon, so that nobody waits for it; does nothing for anything else. */
export function loadAhead(type: ReactElement['type']): void {
  if (typeof type !== 'string') loaders.get(type)?.ask();
}

function Place({ failed = false, again, ...place }: Placed & { readonly failed?: boolean | undefined; again(): void }) {
  const labels = useLabels('shared', englishShared);
  return (
    <Kept {...place} aria-busy={!failed}>
      {failed ? (
        <Failed>
          <Notice role="alert" actions={<Button size="s" onClick={again}>{labels.loadAgain}</Button>}>{labels.notLoaded}</Notice>
        </Failed>
      ) : (
        <Waiting><i /><i /><i /><Hidden role="status">{labels.loading}</Hidden></Waiting>
      )}
    </Kept>
  );
}
