/** Every field that everybody may see, by table. Whoever makes another one public writes it down here. */
export const PUBLIC: readonly string[] = [
  'channel.allowance', 'channel.source', 'channel.startedAt', 'channel.state', 'channel.stoppedAt', 'channel.stream',
  'channel.url',
  'chat.slow',
  'leaders.top.name', 'leaders.top.person', 'leaders.top.points', 'leaders.top.rank',
  'notices.at', 'notices.name', 'notices.value',
  'overlays.at', 'overlays.closesAt', 'overlays.content.answers', 'overlays.content.button',
  'overlays.content.description', 'overlays.content.duration', 'overlays.content.imageUrl', 'overlays.content.link',
  'overlays.content.message', 'overlays.content.name', 'overlays.content.options', 'overlays.content.price',
  'overlays.content.question', 'overlays.content.title', 'overlays.ended', 'overlays.endedAt', 'overlays.until',
  'people.name',
  'questions.answer', 'questions.answeredBy', 'questions.at', 'questions.name', 'questions.text', 'questions.votes',
  'session.description', 'session.duration', 'session.endedAt', 'session.endsAt', 'session.liveAt',
  'session.startsAt', 'session.title', 'session.warned',
  'slots.name', 'slots.since',
  'tallies.correct', 'tallies.counts', 'tallies.people',
];

/** What the people of a row see of it beside that, each of the own row alone. */
export const SELF: readonly string[] = [
  'answers.choice', 'answers.correct',
  'direct.at', 'direct.name', 'direct.person', 'direct.text',
  'hands.at', 'hands.question',
  'invitations.at', 'invitations.until',
  'people.name',
  'people[audience].name',
  'questions[dismissed].at', 'questions[dismissed].text',
  'restrictions.reason',
  'scores.answered', 'scores.points',
  'slots.asked.at', 'slots.asked.source', 'slots.name', 'slots.since', 'slots.until',
  'votes.question',
];
