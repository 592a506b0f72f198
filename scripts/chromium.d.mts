export const chromiumArgs: string[];
/** `CHROMIUM_PATH`, else one of this machine, else Playwright's own; undefined if there is none. */
export function findChromium(): Promise<string | undefined>;
export function installChromium(): Promise<string>;
