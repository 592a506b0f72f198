import { Aws, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
  CfnManagedLoginBranding,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.js';
import type { Issuer } from './issuer.js';

export interface SignInProps {
  /** Who may have an account: whoever wants one (`open`, when absent), or whom an administrator adds. */
  readonly accounts?: 'open' | 'invited';
  /** What happens to the accounts when the stack goes; deleted when absent. */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Accounts by Amazon Cognito (S4.16): verified e-mail addresses, passwords of 12 characters, a second factor for who
 * wants one. Cognito locks an account by itself after five wrong passwords, up to 15 minutes. The client is public:
 * authorization code with PKCE, no secret.
 */
export class SignIn extends Construct {
  readonly userPool: UserPool;
  /** Where the pages for signing in are: `https:`, with `/oauth2/authorize` and `/oauth2/token`. */
  readonly pagesUrl: string;

  constructor(scope: Construct, id: string, props: SignInProps = {}) {
    super(scope, id);
    const { accounts = 'open', removalPolicy = RemovalPolicy.DESTROY } = props;
    this.userPool = new UserPool(this, 'Accounts', {
      selfSignUpEnabled: accounts === 'open',
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      removalPolicy,
    });
    acknowledge(this.userPool, {
      'AwsSolutions-COG2': 'Whoever comes to a meetup need not own an authenticator; they may use one.',
      'AwsSolutions-COG3':
        'Threat protection is of the Plus plan, which costs by the person; turn it on by the userPool property.',
      'AwsSolutions-COG8': 'The Plus plan costs by the person; turn it on by the userPool property.',
    });
    const domain = new UserPoolDomain(this, 'Pages', {
      userPool: this.userPool,
      cognitoDomain: { domainPrefix: `rostrum-${uniqueInTheWorld()}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.pagesUrl = domain.baseUrl();
  }

  /**
   * A client for the site at this URL, which Amazon Cognito sends people back to. Gives what its tokens are checked by.
   */
  addSite(siteUrl: string): Issuer {
    const client = new UserPoolClient(this, 'Site', {
      userPool: this.userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}/`],
        logoutUrls: [`${siteUrl}/`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(14),
    });
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: this.userPool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    const { region, urlSuffix } = Stack.of(this);
    return {
      url: `https://cognito-idp.${region}.${urlSuffix}/${this.userPool.userPoolId}`,
      audience: client.userPoolClientId,
    };
  }
}

/** Names of sign-in pages are unique among all accounts; the id of a stack is. */
const uniqueInTheWorld = (): string => Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
