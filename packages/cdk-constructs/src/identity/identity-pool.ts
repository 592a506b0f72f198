import {
  CfnIdentityPool,
  CfnIdentityPoolRoleAttachment,
  type IUserPool,
  type IUserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { FederatedPrincipal, Role, type IGrantable, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface IdentityPoolProps {
  readonly userPool: IUserPool;
  readonly client: IUserPoolClient;
}

/**
 * AWS credentials for people who are signed in, for pages that call AWS themselves (live captions by Amazon Transcribe,
 * for example). They may do nothing before something is granted to the pool. Guests get none.
 */
export class IdentityPool extends Construct implements IGrantable {
  readonly identityPoolId: string;
  readonly role: Role;

  constructor(scope: Construct, id: string, { userPool, client }: IdentityPoolProps) {
    super(scope, id);
    const pool = new CfnIdentityPool(this, 'Pool', {
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      cognitoIdentityProviders: [
        {
          clientId: client.userPoolClientId,
          providerName: userPool.userPoolProviderName,
          serverSideTokenCheck: true,
        },
      ],
    });
    this.identityPoolId = pool.ref;
    this.role = new Role(this, 'SignedIn', {
      assumedBy: new FederatedPrincipal(
        'cognito-identity.amazonaws.com',
        {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.ref },
          'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    });
    new CfnIdentityPoolRoleAttachment(this, 'Roles', {
      identityPoolId: pool.ref,
      roles: { authenticated: this.role.roleArn },
    });
  }

  get grantPrincipal(): IPrincipal {
    return this.role;
  }
}
