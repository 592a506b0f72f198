/** One function as AWS Lambda runs it: a process with the deployed bundle in it, invoked over a channel. */
const [name] = process.argv.slice(2);
const bundle = new URL(`../../packages/server/dist/lambda/${name}/index.mjs`, import.meta.url);
const { handler } = await import(bundle.href);

process.on('message', async ({ id, event }) => {
  try {
    const result = await handler(event, { awsRequestId: `${name}-${id}`, functionName: name });
    process.send({ id, result });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
process.send({ ready: true });
