import { Duration } from 'aws-cdk-lib';
import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { Domain } from '../domain/domain.js';
import { lineDomain } from '../domain/line-domain.js';
import { LiveFunction } from '../handlers/live-function.js';
import { Front } from '../http/front.js';
import { HttpApi } from '../http/http-api.js';
import { Line } from '../line/line.js';
import type { Watched } from '../operations/watched.js';
import { EventSchedule } from '../schedule/event-schedule.js';
import { follow } from '../store/follow.js';
import { environmentOf, storeArns } from './deployment.js';
import type { Host, HostWork } from './host.js';

/** How long work that nobody waits for may take. */
const WORK = Duration.minutes(1);

/**
 * Events on Lambda: nothing runs, and next to nothing is paid, while there is no event. Requests and lines come in by
 * API Gateway; what is stored goes out by two followers of the table: frames at once, effects within a second.
 */
export class ServerlessHost extends Construct implements Host {
  readonly origin: IOrigin;
  readonly lineUrl: string;
  readonly lineEnvironment: Readonly<Record<string, string>>;
  readonly #http: HttpApi;
  readonly #front: Front;
  readonly #line: Line;

  constructor(scope: Construct, id: string, { domain }: { readonly domain?: Domain | undefined }) {
    super(scope, id);
    this.#http = new HttpApi(this, 'Http');
    this.#line = new Line(this, 'Line');
    this.#front = new Front(this, 'Front', { domainName: this.#http.domainName });
    this.origin = this.#front.origin;
    this.lineUrl = domain ? lineDomain(this, domain, this.#line) : this.#line.url;
    this.lineEnvironment = {
      ROSTRUM_LINE_URL: this.lineUrl, ROSTRUM_LINE_MANAGEMENT_URL: this.#line.managementUrl,
    };
  }

  run(work: HostWork): Watched {
    const { store, media: { review, teardown }, deadLetters, later } = work;
    const common = {
      ...environmentOf(work),
      ...this.lineEnvironment,
      ROSTRUM_LATER_QUEUE_URL: later.queue.queueUrl,
      ROSTRUM_CHAT_REVIEW_ARN: review.function.functionArn,
    };
    const stored = { ...storeArns(store), connections: this.#line.connectionsArn, 'later-queue': later.queue.queueArn };
    const schedule = new LiveFunction(this, 'Schedule', {
      handler: 'schedule', targets: stored, environment: common, timeout: WORK,
    });
    const group = new EventSchedule(this, 'Schedules', { handler: schedule.function });
    const targets = { ...stored, schedules: group.schedulesArn, 'schedule-role': group.role.roleArn };
    const environment = {
      ...common,
      ROSTRUM_SCHEDULE_GROUP: group.groupName,
      ROSTRUM_SCHEDULE_ROLE_ARN: group.role.roleArn,
      ROSTRUM_SCHEDULE_TARGET_ARN: schedule.function.functionArn,
    };
    const http = new LiveFunction(this, 'HttpFunction', {
      handler: 'http', targets, environment: { ...environment, ...this.#front.environment },
    });
    const line = new LiveFunction(this, 'LineFunction', { handler: 'line', targets, environment });
    const fanOut = new LiveFunction(this, 'FanOut', { handler: 'fan-out', targets, environment, timeout: WORK });
    const effects = new LiveFunction(this, 'Effects', { handler: 'effects', targets, environment, timeout: WORK });

    this.#http.serve(http.function);
    this.#line.serve(line.function);
    const set = { deadLetters: deadLetters.queue };
    follow(store, fanOut.function, { items: ['LOG#', 'LINE#'], ...set });
    follow(store, effects.function, { items: ['LOG#'], window: Duration.seconds(1), ...set });
    later.deliverTo(effects.function);
    for (const maker of [http, effects]) maker.function.node.addDependency(teardown);

    const all = [http, line, fanOut, effects, schedule];
    return {
      functions: all.map((each) => each.function),
      followers: [fanOut.function, effects.function],
      logGroups: all.map((each) => each.logGroup),
      http: this.#http.api,
      line: this.#line.api,
    };
  }
}
