/** Lines that one person may have to an event at a time. */
export const MOST_LINES = 5;
/** Who comes back within this many milliseconds was never away. */
export const RECONNECT = 10_000;
