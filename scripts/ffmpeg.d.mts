/** An ffmpeg that makes what is streamed: `FFMPEG_PATH`, else the one that comes along with local-aws. */
export function findFfmpeg(): string;
