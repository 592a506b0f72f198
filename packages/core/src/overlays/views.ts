import type { Feature } from '../engine/index.js';
import type { PlaybackShape } from '../playback/index.js';
import type { RosterShape } from '../roster/index.js';
import type { SessionShape } from '../session/index.js';
import type { Tree } from '../sync/index.js';
import { durationOf, shownContent, type OverlayContent, type ShownContent } from './content.js';
import type { Overlay, OverlaysShape, Tally } from './facts.js';
import { isLarge } from './life.js';

type OverlaysFeature = Feature<OverlaysShape, SessionShape & RosterShape & PlaybackShape>;

/** What was left out is absent: a view has no undefined. */
const asTree = (content: OverlayContent | ShownContent): Tree =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) as Tree;

function showOverlay({ content, at, until, endedAt, ended, closesAt, closed }: Overlay) {
  const duration = durationOf(content);
  return {
    kind: content.kind, at,
    ...(isLarge(content) ? { large: true } as const : { content: asTree(shownContent(content)) }),
    ...(duration !== undefined && { duration }), ...(until !== undefined && { until }),
    ...(endedAt !== undefined && { endedAt }), ...(ended && { ended }),
    ...(closesAt !== undefined && { closesAt }), ...(closed && { closed: true } as const),
  };
}
const showTally = ({ counts, people, correct }: Tally) =>
  ({ counts, people, ...(correct !== undefined && { correct }) });

export const overlaysViews: OverlaysFeature['views'] = {
  overlays: {
    public: (row) => (row.past ? undefined : showOverlay(row)),
    staff: (row) => ({ ...showOverlay(row), by: row.by }),
  },
  tallies: { public: (tally) => (tally.open ? showTally(tally) : undefined), staff: showTally },
  answers: {
    self: {
      owners: ({ person }) => [person],
      id: ({ overlay }) => overlay,
      show: ({ choice, correct }) => ({ choice, ...(correct !== undefined && { correct }) }),
    },
  },
  scores: {
    staff: ({ name, points, answered, ranked }) => (ranked ? { name, points, answered } : undefined),
    self: { owners: ({ person }) => [person], show: ({ points, answered }) => ({ points, answered }) },
  },
  leaders: { public: ({ top }) => ({ top }), staff: ({ top }) => ({ top }) },
  drafts: { staff: ({ content, by, at }) => ({ content: asTree(content), by, at }) },
  cues: { staff: ({ when, draft, fired }) => ({ when, draft, ...(fired && { fired }) }) },
  agenda: {},
};
