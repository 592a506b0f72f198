import type { Browser, Page } from 'playwright';
import type { Platform } from '../../../testing/platform.js';
import { overlaysSeen, rememberOverlays, type SeenOverlay } from '../../../testing/remember-overlays.js';

/** Somebody who opens the page of the site, with no account. */
export class Viewer {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, { url }: Platform, query = ''): Promise<Viewer> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await rememberOverlays(page);
    await page.goto(`${url}/${query}`);
    return new Viewer(page);
  }

  overlay(kind: string) {
    return this.page.locator(`[data-over-picture] section[data-kind="${kind}"]`);
  }

  /** Waits until an overlay of the kind with these words is over the picture. */
  async sees(kind: string, words: string | RegExp): Promise<void> {
    await this.overlay(kind).filter({ hasText: words }).waitFor();
  }

  async answers(kind: 'quiz' | 'poll', choice: string): Promise<void> {
    await this.overlay(kind).getByRole('radio', { name: choice }).click();
    await this.overlay(kind).getByRole('radio', { name: choice, checked: true }).waitFor();
  }

  /** Waits until the picture has moved on by a second. */
  async seesMoving(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const video = document.querySelector('video');
        const memory = window as { from?: number };
        if (!video || video.paused || video.videoWidth === 0) return false;
        memory.from ??= video.currentTime;
        return video.currentTime > memory.from + 1;
      },
      undefined,
      { polling: 250 },
    );
  }

  async status(words: string | RegExp): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: words }).first().waitFor();
  }

  /** Every overlay that came up, in order. */
  shown(): Promise<readonly SeenOverlay[]> {
    return overlaysSeen(this.page);
  }
}
