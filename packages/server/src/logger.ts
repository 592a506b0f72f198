/** What the server says of itself to those who run it, as JSON. One of pino is one; Lambda has another. */
export interface Logger {
  /** The same, with these fields in every line. */
  child(fields: object): Logger;
  info(fields: object, message: string): void;
  info(message: string): void;
  /** An error is in the field `err`. */
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
