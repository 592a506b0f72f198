import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import type { Platform } from '../../../testing/platform.js';
import { overlaysSeen, rememberOverlays } from '../../../testing/remember-overlays.js';

/** One person with a browser of their own. What is called as on the screen is found by role and name. */
export class Member {
  private constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly platform: Platform,
  ) {}

  static async open(browser: Browser, platform: Platform, name: string): Promise<Member> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await rememberOverlays(page);
    return new Member(name, page, context, platform);
  }

  static async signedIn(browser: Browser, platform: Platform, name: string): Promise<Member> {
    const member = await Member.open(browser, platform, name);
    await member.page.goto(platform.url);
    await member.page.getByLabel('Your name').fill(name);
    await member.button('Sign in').click();
    await member.page.getByText(name, { exact: true }).first().waitFor();
    return member;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }
  text(text: string | RegExp): Locator {
    return this.page.getByText(text).first();
  }
  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tab', { name });
  }
  async openTab(name: 'Hands' | 'Questions' | 'Chat' | 'People' | 'Audit' | 'Overlays'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).first().click();
  }

  /** Creates an event and resolves to its id. */
  async createEvent(title: string, { minutes = 60, guests = true, broadcast = false } = {}): Promise<string> {
    await this.page.goto(`${this.platform.url}/new`);
    await this.page.getByLabel('Title').fill(title);
    await this.page.getByLabel('Minutes').fill(String(minutes));
    await this.page.getByRole('checkbox', { name: /guests/ }).setChecked(guests);
    await this.page.getByRole('checkbox', { name: /broadcast/ }).setChecked(broadcast);
    await this.button('Create event').click();
    await this.page.waitForURL(/\/e\/[a-z0-9]+$/);
    return this.page.url().split('/').at(-1)!;
  }

  async join(event: string): Promise<void> {
    await this.page.goto(`${this.platform.url}/e/${event}`);
    await this.button(`Join as ${this.name}`).click();
    await this.inside();
  }

  async joinAsGuest(event: string): Promise<void> {
    await this.page.goto(`${this.platform.url}/e/${event}`);
    await this.page.getByLabel('Name to show').fill(this.name);
    await this.button('Join as guest').click();
    await this.inside();
  }

  /** In the event's room, with the line up. */
  async inside(): Promise<void> {
    await this.page.getByRole('region', { name: 'Stage', exact: true }).waitFor();
  }

  /** Opens the backstage, takes the own place on the stage and goes live. */
  async goLive(): Promise<void> {
    await this.button('Open backstage').click();
    await this.button('Join stage').first().click();
    await this.button('Go live').click();
    await this.button('End event').waitFor();
  }

  async raiseHand(question = ''): Promise<void> {
    await this.button('Raise hand').click();
    const dialog = this.page.getByRole('dialog', { name: 'Raise hand' });
    if (question) await dialog.getByRole('textbox').fill(question);
    await dialog.getByRole('button', { name: 'Raise hand' }).click();
    await this.button('Lower hand').waitFor();
  }

  async ask(text: string): Promise<void> {
    await this.openTab('Questions');
    await this.page.getByLabel('Your question').fill(text);
    await this.button('Ask').click();
    await this.page.getByRole('article').filter({ hasText: text }).waitFor();
  }

  async say(text: string): Promise<void> {
    await this.openTab('Chat');
    const box = this.page.getByRole('textbox', { name: 'Message' });
    await box.fill(text);
    // The room refuses what the server has not reviewed in 200 ms; after three attempts one is asked to send it again.
    for (let tries = 0; tries < 5; tries++) {
      await box.press('Enter');
      const refused = this.page.getByRole('alert').filter({ hasText: 'The chat was too busy to take the message.' });
      const sent = this.page.getByRole('log').getByText(text, { exact: true });
      await refused.or(sent).first().waitFor();
      if (await sent.isVisible()) return;
      await refused.getByRole('button', { name: 'Dismiss' }).click();
    }
    throw new Error(`The chat did not take "${text}" five times.`);
  }

  /** Sends a poll from the console. */
  async sendPoll(question: string, options: readonly [string, string]): Promise<void> {
    await this.openTab('Overlays');
    await this.page.getByRole('radio', { name: 'Poll', exact: true }).check({ force: true });
    await this.page.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    for (const [at, option] of options.entries()) {
      await this.page.getByRole('textbox', { name: `Option ${at + 1}`, exact: true }).fill(option);
    }
    await this.page.getByRole('spinbutton', { name: 'Seconds on screen' }).fill('60');
    await this.button('Send now').click();
  }

  /** Waits for the poll over the picture, and picks an option. */
  async vote(question: string, option: string): Promise<void> {
    const poll = this.page.locator('section[data-kind="poll"]').filter({ hasText: question });
    await poll.getByRole('radio', { name: option }).click();
    await poll.getByRole('radio', { name: option, checked: true }).waitFor();
  }

  overlaysSeen() {
    return overlaysSeen(this.page);
  }

  /** Opens the menu of acts on a person in the list of people, and picks one. */
  async act(person: string, act: string): Promise<void> {
    await this.openTab('People');
    await this.button(`Actions on ${person}`).click();
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  /** Waits until at least `count` pictures really move on this page. */
  async seesMoving(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const seen = ((window as { seen?: Map<Element, number> }).seen ??= new Map<Element, number>());
        const videos = [...document.querySelectorAll('video')].filter((video) => video.videoWidth > 0 && !video.paused);
        const moving = videos.filter((video) => {
          const before = seen.get(video);
          seen.set(video, before ?? video.currentTime);
          return before !== undefined && video.currentTime > before + 0.5;
        });
        return moving.length >= wanted;
      },
      count,
      { polling: 250, timeout: 30_000 },
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
