import type { Issuer } from '../identity/index.js';

/** What the functions are told by whoever deploys them, in variables that begin with `ROSTRUM_`. */
export interface Environment {
  readonly region: string;
  readonly table: string;
  /** Where browsers reach the site and the API, without a slash at the end. */
  readonly publicUrl: string;
  /** Origins, beside the own one, whose pages may use the API. */
  readonly allowedOrigins: readonly string[];
  /** All origins whose pages may: the own one, and the allowed ones. */
  readonly origins: ReadonlySet<string>;
  readonly issuer: Issuer;
  /** The WebSocket API, as browsers open it. */
  readonly lineUrl: string;
  /** The same, as it is spoken to from inside. */
  readonly lineManagementUrl: string;
  readonly laterQueueUrl: string;
  readonly schedule: { readonly group: string; readonly roleArn: string; readonly targetArn: string };
  readonly chatReviewArn: string;
  /** Where the stream key of a live site is put. */
  readonly streamKeySecretArn: string;
  /** What the chat SDK of a browser connects to, when it is not that of AWS. */
  readonly chatEndpoint: string | undefined;
  /** Subjects of the issuer who may make events by request; whoever is signed in when absent. */
  readonly creators: readonly string[] | undefined;
  /** What whoever is in front of the API sends in the header `x-rostrum-front`; who does not is refused. */
  readonly frontSecret: string | undefined;
  /** How many proxies before the API add to `X-Forwarded-For`. */
  readonly proxies: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads a variable when it is needed: a function that does not need it, need not be told. */
export function readEnvironment(variables: Variables): Environment {
  const get = (name: string): string => {
    const value = variables[name];
    if (value) return value;
    throw new TypeError(`The variable ${name} is missing. Set it on this function, as the construct LiveEventBackend does.`);
  };
  return {
    get region() { return get('AWS_REGION'); },
    get table() { return get('ROSTRUM_TABLE'); },
    get publicUrl() { return get('ROSTRUM_PUBLIC_URL').replace(/\/$/, ''); },
    get allowedOrigins() { return (variables['ROSTRUM_ALLOWED_ORIGINS'] ?? '').split(',').filter(Boolean); },
    get origins() { return new Set([new URL(this.publicUrl).origin, ...this.allowedOrigins]); },
    get issuer() { return { url: get('ROSTRUM_ISSUER_URL'), audience: get('ROSTRUM_ISSUER_AUDIENCE') }; },
    get lineUrl() { return get('ROSTRUM_LINE_URL'); },
    get lineManagementUrl() { return get('ROSTRUM_LINE_MANAGEMENT_URL'); },
    get laterQueueUrl() { return get('ROSTRUM_LATER_QUEUE_URL'); },
    get schedule() {
      return {
        group: get('ROSTRUM_SCHEDULE_GROUP'), roleArn: get('ROSTRUM_SCHEDULE_ROLE_ARN'),
        targetArn: get('ROSTRUM_SCHEDULE_TARGET_ARN'),
      };
    },
    get chatReviewArn() { return get('ROSTRUM_CHAT_REVIEW_ARN'); },
    get streamKeySecretArn() { return get('ROSTRUM_STREAM_KEY_SECRET_ARN'); },
    get chatEndpoint() { return variables['ROSTRUM_CHAT_ENDPOINT']; },
    get creators() {
      const named = variables['ROSTRUM_CREATORS'];
      return named === 'nobody' ? [] : named?.split(',').filter(Boolean);
    },
    get frontSecret() { return variables['ROSTRUM_FRONT_SECRET']; },
    get proxies() { return Number(variables['ROSTRUM_PROXIES'] ?? 0); },
  };
}
