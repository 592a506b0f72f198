import { forwardRef } from 'react';
import { englishConnection } from '../labels/english/connection.js';
import type { ConnectionLabels } from '../labels/index.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { useConnection } from './use-connection.js';

export type ConnectionBannerProps = PartProps<'div', ConnectionLabels, { readonly connection: string }>;

const Root = styled.div<{ $quiet: boolean }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: 0 var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  background: ${({ $quiet }) => ($quiet ? 'var(--rostrum-sunken)' : 'var(--rostrum-warn-soft)')};
  color: ${({ $quiet }) => ($quiet ? 'var(--rostrum-ink-quiet)' : 'var(--rostrum-warn-ink)')};
  font: 550 var(--rostrum-text-s) / 1.45 var(--rostrum-font);
  & > span { font-weight: 400; font-variant-numeric: tabular-nums; }
`;

/** How the connection stands, when it is not simply there. */
export const ConnectionBanner = forwardRef<HTMLDivElement, ConnectionBannerProps>(function ConnectionBanner(
  { render, labels: own, ...rest },
  ref,
) {
  const { connection, closed, retryIn } = useConnection();
  const labels = useLabels('connection', englishConnection, own);
  if (connection === 'online' || connection === 'idle') return null;
  const quiet = connection === 'connecting';
  return (
    <Root ref={ref} $quiet={quiet} {...rootAs(render, { connection })} data-connection={connection} {...rest}>
      <Icon shape={connection === 'closed' ? icons.close : icons.signal} size={16} />
      {connection === 'closed' ? labels.closed[closed?.code ?? 'left'] : labels[connection === 'connecting' ? 'connecting' : 'reconnecting']}
      {connection === 'reconnecting' && <span>{labels.retryIn(retryIn)}</span>}
    </Root>
  );
});
