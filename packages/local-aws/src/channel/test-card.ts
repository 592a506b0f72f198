import { startTranscoder } from './transcode/process.js';
import type { Publication } from './contract.js';

/** ffmpeg draws moving bars with a clock; the clock is small, and no font may be installed, so it is cut out and grown. */
const PICTURE = 'testsrc2=size=1280x720:rate=30,split[card][corner];'
  + '[corner]crop=104:20:0:0,scale=832:160:flags=neighbor[clock];[card][clock]overlay=224:280,format=yuv420p';

const ARGUMENTS = [
  '-re', '-f', 'lavfi', '-i', PICTURE, '-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
  '-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-threads', '1', '-profile:v', 'main',
  '-g', '30', '-keyint_min', '30', '-sc_threshold', '0', '-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '2500k',
  '-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-flush_packets', '1', '-f', 'flv', 'pipe:1',
];

export interface TestCard {
  /** As when the network to an encoder is lost. */
  kill(): void;
}

/** Streams moving bars, a clock and a tone (720p30, a keyframe a second) until the publication is stopped. */
export function startTestCard(ffmpeg: string, publication: Publication): TestCard {
  const { output, ended, kill } = startTranscoder(ffmpeg, ARGUMENTS);
  output.on('data', (piece: Buffer) => {
    if (publication.write(piece)) return;
    output.pause();
    void publication.drained().then(() => output.resume());
  });
  void ended.then((reason) => publication.end('failed', reason ?? 'the test card was cut off'));
  publication.onStopped(kill);
  return { kill };
}
