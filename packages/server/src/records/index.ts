export { Directory, type EventRecord, type Listing } from './directory.js';
export { People } from './people.js';
export { SignUps, type SignUp } from './sign-ups.js';
