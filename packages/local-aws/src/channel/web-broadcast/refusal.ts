/** The client knows 1007 (its `InvalidStreamKey`); to all others it says the message. */
const REFUSALS = {
  'invalid-offer': { status: 400, code: 1001 },
  'invalid-stream-key': { status: 401, code: 1007 },
  'in-use': { status: 409, code: 1008 },
  unavailable: { status: 503, code: 1009 },
} as const;

/** Why an offer is refused, as the body of the answer says it. Never holds the stream key. */
export class IngestRefusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(readonly type: keyof typeof REFUSALS, message: string) {
    super(message);
    this.name = 'IngestRefusal';
    ({ status: this.status, code: this.code } = REFUSALS[type]);
  }
}
