import { Construct } from 'constructs';
import { environmentOf, storeArns } from '../backend/deployment.js';
import { ChatReview } from '../chat/chat-review.js';
import { LiveFunction } from '../handlers/live-function.js';
import { HttpApi } from '../http/http-api.js';
import { checkedIssuer, type Issuer } from '../identity/issuer.js';
import type { IEventStore } from '../store/event-store.js';

export interface TokenMinterProps {
  /** Where the events are kept that tokens are for. */
  readonly store: IEventStore;
  readonly issuer: Issuer;
  /** Origins whose pages may ask for tokens. */
  readonly allowedOrigins: readonly string[];
  /** Where lines of the tickets are: `wss:`. */
  readonly lineUrl: string;
}

/**
 * The three token routes alone, for those who bring everything else: stage tokens, chat tokens, tickets for the line.
 * Throws `identity/issuer-not-https`, `handlers/not-built`.
 */
export class TokenMinter extends Construct {
  /** `https:`; below it `/api/events/{id}/stage-token`, `chat-token` and `line-ticket`. */
  readonly url: string;
  readonly function: LiveFunction;

  constructor(scope: Construct, id: string, { store, issuer, allowedOrigins, lineUrl }: TokenMinterProps) {
    super(scope, id);
    const http = new HttpApi(this, 'Http');
    this.url = http.api.apiEndpoint;
    const deployment = { store, issuer: checkedIssuer(issuer), publicUrl: this.url, allowedOrigins, proxies: 0 };
    const environment = { ...environmentOf(deployment), ROSTRUM_LINE_URL: lineUrl };
    const targets = storeArns(store);
    const review = new ChatReview(this, 'ChatReview', { targets, environment });
    this.function = new LiveFunction(this, 'Function', {
      handler: 'tokens',
      targets,
      environment: { ...environment, ROSTRUM_CHAT_REVIEW_ARN: review.function.functionArn },
    });
    http.serve(
      this.function.function,
      ['stage-token', 'chat-token', 'line-ticket'].map((kind) => `/api/events/{id}/${kind}`),
    );
  }
}
