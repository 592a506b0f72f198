import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ChatReview } from '../chat/chat-review.js';
import type { DeadLetters } from '../effects/dead-letters.js';
import { LiveFunction } from '../handlers/live-function.js';
import type { OwnArns } from '../handlers/target-arns.js';
import { MediaEvents } from '../media/media-events.js';
import type { Watched } from '../operations/watched.js';
import type { IEventStore } from '../store/event-store.js';
import { MediaTeardown } from '../teardown/media-teardown.js';

export interface MediaFunctionsProps {
  readonly store: IEventStore;
  readonly targets: OwnArns;
  readonly environment: Readonly<Record<string, string>>;
  readonly deadLetters: DeadLetters;
}

/** What Amazon IVS calls, and what deletes all that was made there: functions, whatever hosts the events. */
export class MediaFunctions extends Construct {
  readonly review: ChatReview;
  readonly teardown: MediaTeardown;
  readonly watched: Pick<Watched, 'functions' | 'logGroups'>;

  constructor(scope: Construct, id: string, { store, targets, environment, deadLetters }: MediaFunctionsProps) {
    super(scope, id);
    this.review = new ChatReview(this, 'ChatReview', { targets, environment });
    const events = new LiveFunction(this, 'Events', { handler: 'media-events', targets, environment });
    new MediaEvents(this, 'Reports', { handler: events.function, deadLetters: deadLetters.queue });
    const remover = new LiveFunction(this, 'Remover', {
      handler: 'teardown', targets, environment, timeout: Duration.minutes(15),
    });
    this.teardown = new MediaTeardown(this, 'Teardown', { handler: remover.function, needs: store.table });
    const watched = [this.review, events];
    this.watched = {
      functions: watched.map((each) => each.function), logGroups: watched.map(({ logGroup }) => logGroup),
    };
  }
}
