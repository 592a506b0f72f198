/** The sub-protocol of a line. */
export const PROTOCOL = 'rostrum';

/** The ticket of a handshake, which comes behind the sub-protocol: an address may be logged. */
export function ticketIn(protocols: string | undefined): string | undefined {
  const [first, ticket, ...more] = (protocols ?? '').split(',').map((part) => part.trim());
  return first === PROTOCOL && ticket && more.length === 0 ? ticket : undefined;
}
