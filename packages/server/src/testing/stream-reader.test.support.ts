const PACKET = 188;

/** Reads an HLS stream as one viewer would: every segment once. */
export class StreamReader {
  readonly #seen = new Set<string>();
  #variant: string | undefined;
  /** All that the segments have held so far, as Latin-1: the packets of MPEG-TS taken apart by stream. */
  text = '';

  constructor(private readonly master: string) {}

  /** Reads what is new, the smallest rendition; true when the text has come by. */
  async finds(text: string): Promise<boolean> {
    this.#variant ??= (await linesOf(this.master)).at(-1)!;
    for (const segment of await linesOf(this.#variant)) {
      if (this.#seen.has(segment)) continue;
      this.#seen.add(segment);
      this.text += payloads(Buffer.from(await (await fetch(segment)).arrayBuffer()));
    }
    // A player would not ask more often either.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return this.text.includes(text);
  }
}

/** The addresses in a playlist. */
async function linesOf(playlist: string): Promise<readonly string[]> {
  const lines = (await (await fetch(playlist)).text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => new URL(line, playlist).href);
}

function payloads(segment: Buffer): string {
  const streams = new Map<number, string>();
  for (let at = 0; at + PACKET <= segment.length; at += PACKET) {
    const packet = segment.subarray(at, at + PACKET);
    const pid = packet.readUInt16BE(1) & 0x1fff;
    const hasAdaptation = (packet[3]! & 0x20) !== 0;
    const payload = packet.subarray(hasAdaptation ? 5 + packet[4]! : 4);
    streams.set(pid, (streams.get(pid) ?? '') + payload.toString('latin1'));
  }
  return [...streams.values()].join('');
}
