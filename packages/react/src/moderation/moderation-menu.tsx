import { forwardRef, useState } from 'react';
import { englishModeration } from '../labels/english/moderation.js';
import type { ModerationLabels } from '../labels/index.js';
import type { ListedPerson } from '../roster/use-roster.js';
import { Menu } from '../shared/menu.js';
import { RefusalNotice } from '../shared/notice.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { moderationItems } from './moderation-items.js';
import { RemovalDialog, type RemovalKind } from './removal-dialog.js';
import { useModeration } from './use-moderation.js';

export type ModerationMenuProps = PartProps<'div', ModerationLabels> & { readonly person: ListedPerson };

const Root = styled.div`
  display: inline-flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: var(--rostrum-space-1);
`;

/** Everything that one may do about a person; nothing where there is nothing (S4.12). */
export const ModerationMenu = forwardRef<HTMLDivElement, ModerationMenuProps>(function ModerationMenu(
  { render, labels: own, person, ...rest },
  ref,
) {
  const moderation = useModeration();
  const labels = useLabels('moderation', englishModeration, own);
  const [removal, setRemoval] = useState<RemovalKind>();
  const items = moderationItems(person, moderation, labels, setRemoval);
  if (items.length === 0) return null;
  return (
    <Root ref={ref} {...rootAs(render, {})} {...rest}>
      <Menu size="s" tone="quiet" label={labels.actions(person.name)} items={items} />
      <RefusalNotice {...moderation} />
      {removal && (
        <RemovalDialog
          kind={removal} name={person.name} labels={labels} onClose={() => setRemoval(undefined)}
          onConfirm={(reason) => {
            setRemoval(undefined);
            void moderation[removal](person.person, reason);
          }}
        />
      )}
    </Root>
  );
});
