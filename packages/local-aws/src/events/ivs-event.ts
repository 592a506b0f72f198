import { randomUUID } from 'node:crypto';
import { ACCOUNT, regionOf } from '../control/arn.js';

/** What Amazon EventBridge delivers for a resource of Amazon IVS. */
export interface IvsEvent<Type extends string = string, Detail extends object = object> {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': Type;
  readonly source: 'aws.ivs';
  readonly account: string;
  /** ISO 8601, to the second as EventBridge has it. */
  readonly time: string;
  readonly region: string;
  /** ARN of the stage, the channel or the composition. */
  readonly resources: readonly [string];
  readonly detail: Detail;
}

/** `now` is in milliseconds since the Unix epoch. */
export function ivsEvent<Type extends string, Detail extends object>(
  type: Type, arn: string, detail: Detail, now: number,
): IvsEvent<Type, Detail> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source: 'aws.ivs',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: regionOf(arn),
    resources: [arn],
    detail,
  };
}
