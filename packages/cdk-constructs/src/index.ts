export { LiveEventBackend, type LiveEventBackendProps } from './backend/live-event-backend.js';
export { MediaFunctions, type MediaFunctionsProps } from './backend/media-functions.js';
export { LiveSite, type LiveSiteProps } from './live-site/live-site.js';
export type { SiteCue } from './live-site/cue.js';

export { EventStore, type EventStoreProps, type IEventStore } from './store/event-store.js';
export { follow, type FollowOptions } from './store/follow.js';
export { HttpApi } from './http/http-api.js';
export { Line } from './line/line.js';
export { TokenMinter, type TokenMinterProps } from './tokens/token-minter.js';
export { ChatReview, type ChatReviewProps } from './chat/chat-review.js';
export { MediaEvents, type MediaEventsProps } from './media/media-events.js';
export { EventSchedule } from './schedule/event-schedule.js';
export { MediaTeardown, type MediaTeardownProps } from './teardown/media-teardown.js';
export { DeadLetters } from './effects/dead-letters.js';
export { LaterQueue } from './effects/later-queue.js';

export { IdentityPool, type IdentityPoolProps } from './identity/identity-pool.js';
export type { Issuer } from './identity/issuer.js';
export { SignIn, type SignInProps } from './identity/sign-in.js';
export { MailIdentity, type MailIdentityProps } from './mail/mail-identity.js';

export { Site, type SiteProps } from './site/site.js';
export { Firewall } from './site/firewall.js';
export { Domain, type DomainProps } from './domain/domain.js';

export { Operations, type OperationsProps } from './operations/operations.js';
export { Alarms, type AlarmsProps } from './operations/alarms.js';
export type { Watched } from './operations/watched.js';

export { AWS_CALLS, type AwsCaller, type AwsCalls, type Target } from './handlers/aws-calls.js';
export { HANDLERS_CONTEXT } from './handlers/handler-code.js';
export type { HandlerName } from './handlers/handler-name.js';
export { LiveFunction, METRICS_NAMESPACE, type LiveFunctionProps } from './handlers/live-function.js';
export type { OwnArns } from './handlers/target-arns.js';

export { ConfigurationError } from './configuration-error.js';
