import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { awsClients } from '../../media/aws.js';
import { Channels } from '../../media/channels.js';
import { Directory, People } from '../../records/index.js';
import { log, observed } from '../edge.js';
import { eventsOf, installation } from '../installation.js';
import { siteHandler } from '../site.js';

const { environment, store, aws } = installation(log);
const accounts = new CognitoIdentityProviderClient({});
const secrets = new SecretsManagerClient({});

/** Keeps a live site: a custom resource at deployment, and a look every minute. */
export const handler = observed('site', siteHandler({
  store, log,
  hosts: eventsOf({ store, log }),
  directory: new Directory(store.records),
  people: new People(store.records),
  channels: new Channels(store.records, awsClients(aws)),
  issuerUrl: environment.issuer.url,
  async subjectOf(email, userPool) {
    // Another issuer than Amazon Cognito is taken to know its people by their addresses.
    if (userPool === undefined) return email;
    const { UserAttributes = [] } = await accounts.send(new AdminGetUserCommand({ UserPoolId: userPool, Username: email }));
    return UserAttributes.find(({ Name }) => Name === 'sub')?.Value ?? email;
  },
  async keepKey(key) {
    await secrets.send(new PutSecretValueCommand({ SecretId: environment.streamKeySecretArn, SecretString: key }));
  },
}));
