import type { CreateScheduleCommandInput, Scheduler } from '@aws-sdk/client-scheduler';
import type { Clock } from '@rostrum/core/ports';
import type { InvocationHost } from '../host/index.js';
import type { Environment } from './environment.js';
import type { Later } from './later.js';

/** What is due within this is an errand; EventBridge Scheduler is for what is further away. In milliseconds. */
const NEAR = 14 * 60_000;

export interface AlarmOptions {
  readonly scheduler: Pick<Scheduler, 'createSchedule' | 'updateSchedule'>;
  readonly environment: Pick<Environment, 'schedule'>;
  readonly later: Later;
  readonly clock: Clock;
}

/** Sees to it that somebody looks at an event when time alone will change something in it. */
export class Alarm {
  /** By event: what it is set to, as far as this process knows. */
  readonly #set = new Map<string, number>();

  constructor(private readonly options: AlarmOptions) {}

  async set(host: InvocationHost): Promise<void> {
    const { later, clock } = this.options;
    const at = await host.read((engine) => engine.dueAt);
    if (at === undefined || this.#set.get(host.id) === at) return;
    const wait = at - clock.now();
    if (wait <= NEAR) await later.after(wait, { event: host.id });
    else await this.#schedule(host.id, at);
    this.#set.set(host.id, at);
  }

  async #schedule(event: string, at: number): Promise<void> {
    const { scheduler, environment: { schedule: { group, roleArn, targetArn } } } = this.options;
    const schedule: CreateScheduleCommandInput = {
      Name: `rostrum-${event}`, GroupName: group, FlexibleTimeWindow: { Mode: 'OFF' }, ActionAfterCompletion: 'DELETE',
      // Of the whole second after it: one that comes too early finds nothing to do.
      ScheduleExpression: `at(${new Date(Math.ceil(at / 1_000) * 1_000).toISOString().slice(0, 19)})`,
      Target: { Arn: targetArn, RoleArn: roleArn, Input: JSON.stringify({ event }) },
    };
    await scheduler.updateSchedule(schedule).catch(async (error: unknown) => {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
      await scheduler.createSchedule(schedule);
    });
  }
}
