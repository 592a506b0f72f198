import { createHash } from 'node:crypto';

/** An Amazon SQS queue with a consumer, as far as SendMessage with a delay goes; and EventBridge Scheduler beside it. */
export function laterQueue(invoke) {
  const timers = new Set();
  let sent = 0;
  const after = (milliseconds, run) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  };
  const deliver = async (messageId, body) => {
    const failures = await invoke({ Records: [{ messageId, body }] }).then((result) => result.batchItemFailures, () => [1]);
    if (failures.length > 0) after(1_000, () => void deliver(messageId, body));
  };
  return {
    async answer({ body }) {
      const { DelaySeconds = 0, MessageBody } = JSON.parse(body);
      const MessageId = `m${++sent}`;
      after(DelaySeconds * 1_000, () => void deliver(MessageId, MessageBody));
      return { status: 200, body: JSON.stringify({ MessageId, MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }) };
    },
    stop: () => timers.forEach(clearTimeout),
  };
}

export function schedules(invoke) {
  const set = new Map();
  return {
    async answer({ operation, path, body }) {
      const name = path.split('/')[2];
      if (operation === 'UpdateSchedule' && !set.has(name)) {
        return {
          status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException', 'content-type': 'application/json' },
          body: '{"Message":"There is no such schedule."}',
        };
      }
      const { ScheduleExpression, Target } = JSON.parse(body);
      clearTimeout(set.get(name));
      const at = Date.parse(`${/^at\((.*)\)$/.exec(ScheduleExpression)[1]}Z`);
      set.set(name, setTimeout(() => void invoke(JSON.parse(Target.Input)), Math.min(at - Date.now(), 2 ** 31 - 1)));
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ScheduleArn":"arn:aws:scheduler:::schedule"}' };
    },
    stop: () => [...set.values()].forEach(clearTimeout),
  };
}
