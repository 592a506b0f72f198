import { Meter } from '../../bench/rig/meter.mjs';

/**
 * Calls to services, messages to connections (on API Gateway each is a call as well), and the bytes that both carry;
 * DynamoDB's are not counted.
 */
export interface Spent {
  readonly calls: number;
  readonly messages: number;
  readonly bytes: number;
}

/** Stands where the client of a service would, and writes down each call. Calls to DynamoDB are counted on the wire. */
export class Recorder {
  readonly #meter = new Meter();
  #calls = 0;
  #messages = 0;
  #bytes = 0;

  call(bytes: number): void {
    this.#calls++;
    this.#bytes += bytes;
  }

  /** So many of one size, without a turn for each. */
  messages(count: number, bytes: number): void {
    this.#messages += count;
    this.#bytes += count * bytes;
  }

  read(): Spent {
    return { calls: this.#calls + (this.#meter.read(0).dynamodb as number), messages: this.#messages, bytes: this.#bytes };
  }

  async during(act: () => Promise<void> | void): Promise<Spent> {
    const before = this.read();
    await act();
    const after = this.read();
    return {
      calls: after.calls - before.calls, messages: after.messages - before.messages, bytes: after.bytes - before.bytes,
    };
  }
}
