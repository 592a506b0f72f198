/** `1:02:03` or `4:05`, from milliseconds. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => (at ? String(part).padStart(2, '0') : String(part))).join(':');
}

/** The same for a `<time datetime>`: an ISO 8601 duration. */
export const duration = (milliseconds: number): string => `PT${Math.max(0, Math.floor(milliseconds / 1000))}S`;

/** `14:05` in the reader's own time zone and way. */
export function timeOfDay(at: number, locale: string): string {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })));
  return format.format(at);
}

/** Making one takes longer than drawing the row that it is for. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `Thursday 3 May at 18:00`, in the reader's own time zone and way. */
export function dayAndTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit',
  }).format(at);
}
