/** The shapes in which AWS invokes the functions, as far as they are looked at. */

/** API Gateway HTTP API, payload format 2.0, and Lambda function URLs. */
export interface HttpEvent {
  readonly version: '2.0';
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly method: string; readonly sourceIp: string } };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}
export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** API Gateway WebSocket API. */
export interface LineEvent {
  readonly requestContext: {
    readonly routeKey: string;
    readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
    readonly connectionId: string;
  };
  /** Of the handshake, as they were sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}
export interface LineResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes to the client when the route answers. */
  readonly body?: string;
}

/** A stream of DynamoDB, with new and old images. */
export interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}
export interface StreamRecord {
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly Keys: { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };
    readonly NewImage?: LineImage;
    readonly OldImage?: LineImage;
  };
}
interface LineImage {
  readonly connections?: { readonly M?: Readonly<Record<string, { readonly N?: string }>> };
}
/** Of a stream or a queue: what has to come again. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** A queue of Amazon SQS. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

const EVENT = /^EVENT#([a-z0-9]{1,26})$/;

/** The live event whose partition a record is of. */
export const eventOfRecord = ({ dynamodb: { Keys } }: StreamRecord): string | undefined => EVENT.exec(Keys.pk.S)?.[1];
