import { forwardRef, useState, type ReactNode } from 'react';
import { englishRoster } from '../labels/english/roster.js';
import { englishShared } from '../labels/english/shared.js';
import type { RosterLabels } from '../labels/index.js';
import { EmptyState } from '../shared/empty-state.js';
import { TextField } from '../shared/fields.js';
import * as icons from '../shared/icons.js';
import { Panel, PanelHead, PanelTitle } from '../shared/panel.js';
import type { PartProps } from '../shared/part-props.js';
import { rootAs } from '../shared/rendered.js';
import { RowList } from '../shared/row-list.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { PersonRow } from './person-row.js';
import { useRoster, type ListedPerson } from './use-roster.js';

export type RosterListProps = PartProps<'section', RosterLabels> & {
  /** What stands at the end of a person's row, for example a `<ModerationMenu person={person} />`. */
  readonly actions?: (person: ListedPerson) => ReactNode;
};

const Search = styled(TextField)`flex: 1 1 100%;`;
/** With fewer people one sees all of them anyway. */
const SEARCHABLE = 8;
const personOf = ({ person }: ListedPerson) => person;

/** Who is here: role, presence, what they are doing, and what one may do about it (S4.11). */
export const RosterList = forwardRef<HTMLElement, RosterListProps>(function RosterList(
  { render, labels: own, actions, ...rest },
  ref,
) {
  const [query, setQuery] = useState('');
  const { people, online } = useRoster(query);
  const labels = useLabels('roster', englishRoster, own);
  const { newRows } = useLabels('shared', englishShared);
  return (
    <Panel ref={ref} aria-label={labels.people} {...rootAs(render, {})} {...rest}>
      <PanelHead>
        <PanelTitle>{labels.online(online)}</PanelTitle>
        {(query || people.length >= SEARCHABLE) && (
          <Search
            type="search" aria-label={labels.search} placeholder={labels.search} value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
      </PanelHead>
      {people.length === 0 ? (
        <EmptyState icon={icons.people} title={query ? labels.none(query) : labels.onlyPresenters} />
      ) : (
        // Whoever is found is not new.
        <RowList
          key={query ? 'found' : 'all'} label={labels.people} rows={people} keyOf={personOf} rowHeight={52}
          newRows={query ? undefined : newRows}
        >
          {(person) => <PersonRow person={person} labels={labels}>{actions?.(person)}</PersonRow>}
        </RowList>
      )}
    </Panel>
  );
});
