/** An event that is planned. */
export interface PlannedEvent {
  readonly attendees: number;
  /** At once on the stage. */
  readonly speakers: number;
  readonly hours: number;
  /** What the audience watches: the stage itself, within a second, or a channel that the stage is composed to. */
  readonly audience: 'stage' | 'channel';
}

/** How many tokens, snapshots and the like somebody asks for who arrives. */
export const REQUESTS_OF_ARRIVAL = 6;
/** Everybody comes within this time, in seconds: the first five minutes. */
const ARRIVAL = 300;
/** Messages a minute in the room, however large it is: more is not read. */
const CHAT = 30;
/** What somebody does in an hour: raise a hand, vote, ask. */
const COMMANDS = 6;
/** Half of the audience answers a poll, within seconds. */
const POLL = { share: 0.5, seconds: 10 };
/** The feed says something every so many seconds, on average. */
const FEED = 5;

/** What an event asks of the services; rates are a second, counts are of the whole event. */
export interface Load {
  readonly people: number;
  /** Cameras, and one screen. */
  readonly publishers: number;
  readonly arrivals: number;
  readonly requests: number;
  readonly votes: number;
  readonly chatMessages: number;
  readonly chatDeliveries: number;
  readonly commands: number;
  readonly httpRequests: number;
  readonly connectionMinutes: number;
}

/** What is assumed of people stands in this file, with its name. */
export function loadOf({ attendees, speakers, hours }: PlannedEvent): Load {
  const people = attendees + speakers;
  const chatMessages = CHAT * 60 * hours;
  return {
    people,
    publishers: speakers + 1,
    arrivals: people / ARRIVAL,
    requests: (people * REQUESTS_OF_ARRIVAL) / ARRIVAL,
    votes: (attendees * POLL.share) / POLL.seconds,
    chatMessages,
    chatDeliveries: (chatMessages + (3_600 * hours) / FEED) * people,
    commands: COMMANDS * hours * people,
    httpRequests: people * REQUESTS_OF_ARRIVAL,
    connectionMinutes: people * hours * 60,
  };
}
