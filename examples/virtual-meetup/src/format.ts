/** Local date and time of a moment in milliseconds, in the reader's language. */
export function dateAndTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Milliseconds to what a `datetime-local` input shows, in local time. */
export function toLocalInput(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
export const fromLocalInput = (value: string): number => new Date(value).getTime();
