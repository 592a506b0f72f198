import type { RehearsedCue } from '@rostrum/core/overlays';
import type { OverlayConsoleLabels, OverlaysLabels } from '../../labels/index.js';
import { Icon } from '../../shared/icon.js';
import * as icons from '../../shared/icons.js';
import { Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { useLocale } from '../../shared/use-labels.js';
import { titleOf } from './overlay-title.js';
import type { CueSheetState } from './use-cue-sheet.js';

const Details = styled.details`
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  background: var(--rostrum-sunken);
  & > summary { font-weight: 600; line-height: var(--rostrum-target); cursor: pointer; }
  & > summary:focus-visible { outline: var(--rostrum-focus); outline-offset: 2px; border-radius: var(--rostrum-radius-s); }
`;
const Line = styled.ol`
  display: grid;
  margin: var(--rostrum-space-2) 0 0;
  padding: 0;
  list-style: none;
  & > li {
    display: grid;
    grid-template-columns: 5rem minmax(0, 1fr);
    gap: 0 var(--rostrum-space-3);
    padding: var(--rostrum-space-1) 0 var(--rostrum-space-2) var(--rostrum-space-3);
    border-inline-start: 2px solid var(--rostrum-line-strong);
  }
  & > li[data-warning] { border-color: var(--rostrum-warn-ink); }
  & time { font-variant-numeric: tabular-nums; color: var(--rostrum-ink-quiet); }
`;
const Warning = styled.span`
  grid-column: 2;
  display: flex;
  gap: var(--rostrum-space-1);
  color: var(--rostrum-warn-ink);
  font-size: var(--rostrum-text-s);
  & > svg { flex: none; margin-top: 0.125rem; }
`;

/** What would be sent when, if nobody sends or stops anything by hand, and what would not come out as planned. */
export function DryRun({ cueSheet: { cues, rehearsed }, labels }: { readonly cueSheet: CueSheetState; readonly labels: OverlaysLabels }) {
  const locale = useLocale();
  const words = labels.console;
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  const titles = new Map(cues.map(({ id, content }) =>
    [id, content ? titleOf(content, content.kind, labels) : words.draftGone] as const));
  const troubled = rehearsed.some(({ warning }) => warning);
  return (
    <Details open={troubled || undefined}>
      <summary>{words.dryRun}</summary>
      <Quiet as="p" style={{ margin: 0 }}>{words.dryRunText}{!troubled && ` ${words.dryRunClean}`}</Quiet>
      <Line>
        {rehearsed.map(({ cue, at, warning }) => (
          <li key={cue} {...(warning && { 'data-warning': '' })}>
            <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>
            <span>{titles.get(cue)}</span>
            {warning && <Warning><Icon shape={icons.warning} size={15} />{warningText(warning, titles, words)}</Warning>}
          </li>
        ))}
      </Line>
    </Details>
  );
}

function warningText(warning: NonNullable<RehearsedCue['warning']>, titles: ReadonlyMap<string, string>, words: OverlayConsoleLabels) {
  if (warning.code !== 'cut-short') return words.warning[warning.code];
  return words.cutShort(Math.ceil(warning.seconds), warning.by === undefined ? undefined : titles.get(warning.by));
}
