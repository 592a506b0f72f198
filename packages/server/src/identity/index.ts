export { callers, type Caller, type IdentifyCaller } from './callers.js';
export { developmentIssuer, type DevelopmentIssuer } from './development-issuer.js';
export { guestTokens, type Guest, type GuestTokens } from './guest-tokens.js';
export { NotSignedIn } from './not-signed-in.js';
export { oidcVerifier, type Issuer, type Subject, type VerifyToken } from './oidc.js';
export { personId } from './person-id.js';
