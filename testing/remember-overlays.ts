import type { Page } from 'playwright';

/** An overlay that came up on a page. */
export interface SeenOverlay {
  readonly kind: string;
  readonly words: string;
  /** By the clock of the page, in milliseconds. */
  readonly at: number;
}

/** To be called before the page is opened: it keeps every overlay that comes up, however shortly. */
export async function rememberOverlays(page: Page): Promise<void> {
  await page.addInitScript(remember);
}

export function overlaysSeen(page: Page): Promise<readonly SeenOverlay[]> {
  return page.evaluate(() => (window as { overlaysSeen?: SeenOverlay[] }).overlaysSeen ?? []);
}

/** Runs in the page, before anything else of it. */
function remember(): void {
  const seen: SeenOverlay[] = [];
  Object.assign(window, { overlaysSeen: seen });
  new MutationObserver((changes) => {
    for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(added instanceof Element)) continue;
      for (const one of [added, ...added.querySelectorAll('*')]) {
        if (!one.matches('section[data-kind]')) continue;
        const words = (one.querySelector('h2') ?? one.querySelector('strong'))?.textContent ?? '';
        seen.push({ kind: one.getAttribute('data-kind')!, words, at: Date.now() });
      }
    }
  }).observe(document, { childList: true, subtree: true });
}
