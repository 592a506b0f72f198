import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBehindServers } from '../../../testing/browser.js';
import { startIssuer, type TestIssuer } from '../../../testing/oidc-issuer.js';
import { startPlatform, type Platform } from '../../../testing/platform.js';

let issuer: TestIssuer;
let platform: Platform;
let browser: Browser;
beforeAll(async () => {
  issuer = await startIssuer();
  platform = await startPlatform('virtual-meetup', 'node', { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: issuer.clientId });
  browser = await launchBehindServers();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await issuer?.stop();
});

/** A browser to which the deployment names its issuer, as the constructs have the bucket do. */
async function visitor(): Promise<BrowserContext> {
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  await context.route('**/config.json', (route) => route.fulfill({ json: { issuer: issuer.url, clientId: issuer.clientId } }));
  return context;
}

test('people sign in at an issuer of one\'s own, stay so, and sign out there too (S4.16)', async () => {
  const page = await (await visitor()).newPage();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${platform.url}/new`);
  await button('Sign in').click();
  await page.waitForURL(`${issuer.url}/authorize*`);
  await page.getByLabel('Account').fill('Olga');
  await button('Continue').click();

  // Back where they were, with nothing of the way in the address.
  await page.waitForURL(`${platform.url}/new`);
  await page.getByText('Olga', { exact: true }).first().waitFor();
  await page.getByLabel('Title').fill('Signals');
  await button('Create event').click();
  await page.waitForURL(/\/e\/[a-z0-9]+$/);
  await button('Join as Olga').click();
  await page.getByRole('region', { name: 'Stage', exact: true }).waitFor();

  await page.reload();
  await button('Sign out').waitFor();
  expect(issuer.sessions()).toBe(1);
  await button('Sign out').click();
  await page.waitForURL(`${platform.url}/`);
  await button('Sign in').first().waitFor();
  expect(issuer.sessions()).toBe(0);

  // Whoever sits down next is asked who they are.
  await page.goto(`${platform.url}/new`);
  await button('Sign in').click();
  await page.getByLabel('Account').waitFor();
});
