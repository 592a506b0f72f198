/** Fields that some exceptions carry besides the message, as in the models of the AWS SDKs. */
export interface AwsErrorDetail {
  readonly resourceId?: string;
  readonly resourceType?: 'ROOM';
  readonly limit?: number;
  readonly reason?: 'FIELD_VALIDATION_FAILED' | 'OTHER' | 'UNKNOWN_OPERATION';
  readonly fieldList?: readonly { readonly name: string; readonly message: string }[];
}

/**
 * A refusal as AWS states it: `type` is the exception's name in the SDK (`ResourceNotFoundException`), sent as
 * `x-amzn-errortype`; `status` is the HTTP status.
 */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(
    readonly type: string,
    readonly status: number,
    message: string,
    readonly detail: AwsErrorDetail = {},
  ) {
    super(message);
  }

  /** IVS real-time names the message `exceptionMessage`, IVS Chat `message`: both are sent. */
  body(): string {
    return JSON.stringify({ message: this.message, exceptionMessage: this.message, ...this.detail });
  }
}

export const accessDenied = (message: string): AwsError => new AwsError('AccessDeniedException', 403, message);

export const channelNotBroadcasting = (arn: string): AwsError =>
  new AwsError('ChannelNotBroadcasting', 404, `Channel ${arn} is not broadcasting`);

export const conflict = (message: string): AwsError => new AwsError('ConflictException', 409, message);

/** `resourceId` and `resourceType` are fields of IVS Chat's exception only; there `resourceType` is always ROOM. */
export const notFound = (what: string, arn: string, detail: AwsErrorDetail = {}): AwsError =>
  new AwsError('ResourceNotFoundException', 404, `Resource: ${what} ${arn} not found`, detail);

export const quotaExceeded = (message: string, limit: number): AwsError =>
  new AwsError('ServiceQuotaExceededException', 402, message, { limit });

export const serialization = (message: string): AwsError => new AwsError('SerializationException', 400, message);

export const streamUnavailable = (arn: string): AwsError =>
  new AwsError('StreamUnavailable', 503, `The stream of ${arn} is starting and cannot be reached yet; try again`);

export const throttled = (limit?: number): AwsError =>
  new AwsError('ThrottlingException', 429, 'Rate exceeded', limit === undefined ? {} : { limit });

export const unknownOperation = (name: string): AwsError =>
  new AwsError('UnknownOperationException', 404, `Unknown operation: ${name}`, { reason: 'UNKNOWN_OPERATION' });

export const invalid = (message: string, fieldList: AwsErrorDetail['fieldList'] = []): AwsError =>
  new AwsError('ValidationException', 400, message, {
    reason: fieldList.length > 0 ? 'FIELD_VALIDATION_FAILED' : 'OTHER',
    fieldList,
  });
