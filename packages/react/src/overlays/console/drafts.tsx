import type { OverlaysLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Icon } from '../../shared/icon.js';
import * as icons from '../../shared/icons.js';
import { Quiet } from '../../shared/panel.js';
import { RowList } from '../../shared/row-list.js';
import { kindIcons } from '../kind-icons.js';
import { ListedOverlay } from './listed-overlay.js';
import { titleOf } from './overlay-title.js';
import type { ListedDraft, OverlayConsoleState } from './use-overlay-console.js';

interface DraftsProps {
  readonly overlays: OverlayConsoleState;
  readonly labels: OverlaysLabels;
  onEdit(draft: ListedDraft): void;
}
const idOf = ({ id }: ListedDraft) => id;

/** What was prepared and saved, for all presenters of the event (S2.9). */
export function Drafts({ overlays, labels, onEdit }: DraftsProps) {
  const words = labels.console;
  const { drafts, live, sending, send, discard } = overlays;
  if (drafts.length === 0) return <EmptyState icon={icons.list} title={words.draftsEmptyTitle} text={words.draftsEmptyText} />;
  return (
    <RowList label={words.drafts} rows={drafts} keyOf={idOf} rowHeight={60}>
      {(draft) => {
        const { id, content, byName } = draft;
        const title = titleOf(content, content.kind, labels);
        return (
          <ListedOverlay>
            <Icon shape={kindIcons[content.kind]} size={18} />
            <div>
              <strong>{title}</strong>
              <Quiet>{[labels.kind[content.kind], byName].filter(Boolean).join(' · ')}</Quiet>
            </div>
            <span>
              <Button size="s" tone="quiet" icon={icons.edit} iconOnly={words.editDraft(title)} onClick={() => onEdit(draft)} />
              <Button size="s" tone="quiet" icon={icons.trash} iconOnly={words.discardDraft(title)} onClick={() => void discard(id)} />
              {live && (
                <Button size="s" aria-label={words.sendDraft(title)} busy={sending} onClick={() => void send({ draft: id })}>
                  {words.send}
                </Button>
              )}
            </span>
          </ListedOverlay>
        );
      }}
    </RowList>
  );
}
