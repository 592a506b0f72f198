/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles of functions: Lambda hands credentials in by the
 * environment, and the ways to find them elsewhere are a sixth of a bundle.
 */
export const defaultProvider = () => () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return Promise.reject(new TypeError('There are no credentials in the environment, as AWS Lambda has them.'));
  }
  return Promise.resolve({
    accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  });
};
