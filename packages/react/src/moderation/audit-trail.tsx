import { forwardRef } from 'react';
import { englishAudit } from '../labels/english/audit.js';
import { englishModeration } from '../labels/english/moderation.js';
import { englishShared } from '../labels/english/shared.js';
import type { ModerationLabels } from '../labels/index.js';
import { EmptyState } from '../shared/empty-state.js';
import * as icons from '../shared/icons.js';
import { Panel, Quiet } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { RowList } from '../shared/row-list.js';
import { styled } from '../shared/styled.js';
import { timeOfDay } from '../shared/time-text.js';
import { useLabels, useLocale } from '../shared/use-labels.js';
import { useAuditTrail, type NamedAct } from './use-audit-trail.js';

export type AuditTrailProps = PartProps<'section', ModerationLabels>;

const Row = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: 0 var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  & b { font-weight: 600; }
  & > p { margin: 0; }
  & > p + span { grid-column: 2; }
`;
const idOf = ({ id }: NamedAct) => id;

export const AuditTrail = forwardRef<HTMLElement, AuditTrailProps>(function AuditTrail(
  { render, labels: own, ...rest },
  ref,
) {
  const acts = useAuditTrail();
  const labels = useLabels('moderation', englishAudit, own);
  const { because } = useLabels('moderation', englishModeration, own);
  const { someone } = useLabels('shared', englishShared);
  const locale = useLocale();
  return (
    <Panel ref={ref} aria-label={labels.audit} {...rootAs(render, {})} {...rest}>
      {acts.length === 0 ? (
        <EmptyState icon={icons.list} title={labels.auditEmptyTitle} text={labels.auditEmptyText} />
      ) : (
        <RowList label={labels.audit} rows={acts} keyOf={idOf} rowHeight={40}>
          {({ at, command, byName, target, targetName, reason }) => (
            <Row>
              <Quiet as="time" dateTime={new Date(at).toISOString()}>{timeOfDay(at, locale)}</Quiet>
              <p>
                <b>{byName ?? someone}</b> {labels.acts[command] ?? command}
                {target && <> <b>{targetName ?? someone}</b></>}
              </p>
              {reason && <Quiet>{because(reason)}</Quiet>}
            </Row>
          )}
        </RowList>
      )}
    </Panel>
  );
});
