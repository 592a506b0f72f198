export { deployedIssuer } from './deployed-issuer.js';
export { createSignIn, type OidcOptions, type SignIn, type SignedIn, type Voucher } from './sign-in.js';
