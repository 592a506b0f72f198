/** Services that the functions call, and how the AWS SDK names the variable with the address of each. */
const SERVICES = {
  dynamodb: 'DYNAMODB', sqs: 'SQS', scheduler: 'SCHEDULER', ivs: 'IVS', 'ivs-realtime': 'IVS_REALTIME', ivschat: 'IVSCHAT',
  secretsmanager: 'SECRETS_MANAGER', 'cognito-idp': 'COGNITO_IDENTITY_PROVIDER',
};

/**
 * What a function is told, as the constructs tell it.
 *
 * @param {string} name
 * @param {{ url: string; localAws: string; endpoint(name: string, service: string): string }} where
 * @returns {Record<string, string>}
 */
export const environmentOf = (name, { url, localAws, endpoint }) => ({
  AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_LAMBDA_FUNCTION_NAME: name,
  ...Object.fromEntries(Object.entries(SERVICES).map(([service, variable]) =>
    [`AWS_ENDPOINT_URL_${variable}`, endpoint(name, service)])),
  ROSTRUM_TABLE: 'rostrum', ROSTRUM_PUBLIC_URL: url, ROSTRUM_ISSUER_URL: `${url}/dev`, ROSTRUM_ISSUER_AUDIENCE: 'rostrum',
  ROSTRUM_LINE_URL: `${url.replace('http', 'ws')}/line`, ROSTRUM_LINE_MANAGEMENT_URL: endpoint(name, 'execute-api'),
  ROSTRUM_LATER_QUEUE_URL: endpoint(name, 'sqs'), ROSTRUM_SCHEDULE_GROUP: 'rostrum',
  ROSTRUM_SCHEDULE_ROLE_ARN: 'arn:aws:iam::123456789012:role/schedule',
  ROSTRUM_SCHEDULE_TARGET_ARN: 'arn:aws:lambda:us-east-1:123456789012:function:schedule',
  ROSTRUM_STREAM_KEY_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:stream-key',
  ROSTRUM_CHAT_REVIEW_ARN: `${url}/invoke/chat-review`, ROSTRUM_CHAT_ENDPOINT: localAws.replace('http', 'ws'),
  POWERTOOLS_LOG_LEVEL: 'WARN', POWERTOOLS_METRICS_DISABLED: 'true',
});
