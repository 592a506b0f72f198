import type { Browser, Page } from 'playwright';
import type { Platform } from '../../../testing/platform.js';

/** What the forms of the console are filled in with, by the names on the screen. */
export type Filled = Readonly<Record<string, string | number>>;

/** Who the site belongs to, at the page's own desk. */
export class Owner {
  private constructor(readonly page: Page) {}

  static async signedIn(browser: Browser, { url }: Platform): Promise<Owner> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${url}/owner`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('region', { name: 'Overlays', exact: true }).waitFor();
    return new Owner(page);
  }

  async openTab(name: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).first().click();
  }

  /** The command line for ffmpeg as the page gives it, key and all. */
  async command(): Promise<string> {
    await this.openTab(/^Stream/);
    await this.page.getByRole('button', { name: 'Copy: Command line for ffmpeg' }).click();
    const command = await this.page.evaluate(() => navigator.clipboard.readText());
    await this.openTab(/^Overlays/);
    return command;
  }

  /** Takes what would be sent by itself off the cue sheet. */
  async takeOff(question: string): Promise<void> {
    await this.openTab(/^Cue sheet/);
    const button = this.page.getByRole('button', { name: `Take ${question} off the cue sheet` });
    await button.click();
    await button.waitFor({ state: 'detached' });
    await this.openTab(/^Prepare/);
  }

  /** Prepares an overlay in the console and sends it. */
  async send(kind: string, fields: Filled, marked?: string): Promise<void> {
    const { page } = this;
    await page.getByRole('radio', { name: kind, exact: true }).check({ force: true });
    for (const [name, value] of Object.entries(fields)) {
      const field = typeof value === 'number' ? page.getByRole('spinbutton', { name }) : page.getByRole('textbox', { name, exact: true });
      await field.fill(String(value));
    }
    if (marked) await page.getByRole('radio', { name: marked }).check({ force: true });
    await page.getByRole('button', { name: /^(Send|Replace) now$/ }).click();
  }

  /** The votes of what is on screen, as the desk shows them. */
  async counts(words: string): Promise<void> {
    await this.page.getByRole('region', { name: 'On screen' }).getByText(words).first().waitFor();
  }
}
