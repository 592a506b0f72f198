/** Runs in a publisher's page: the adapter as an application has it, a small camera, and an eye on every picture. */
import { createIvsStage } from '@rostrum/core/adapters/ivs-stage';
import type { RemoteParticipant, StageConnection, StageToken } from '@rostrum/core/ports';

/** What a page saw of one person at one moment. `tile` is what is written on the tile. */
export interface Look {
  /** Milliseconds since 1970: all pages are on one machine. */
  readonly at: number;
  readonly moves: boolean;
  readonly tile: RemoteParticipant['state'];
}

/** Milliseconds between two looks. */
const EVERY = 200;
const CAMERA = { width: 320, height: 180, frameRate: 10 };
/** Of the picture, rows of pixels in its middle and one pixel of so many in them are compared with the look before. */
const [ROWS, ONE_OF] = [8, 8];

/** One person's picture. Not in the document: what nobody looks at need not be painted. */
class Picture {
  readonly #video = Object.assign(document.createElement('video'), { autoplay: true, muted: true });
  #track: MediaStreamTrack | undefined;
  #before = '';

  /** Whether it is another one than at the last look. */
  async moves(track: MediaStreamTrack | undefined): Promise<boolean> {
    if (track !== this.#track) {
      this.#track = track;
      this.#video.srcObject = track ? new MediaStream([track]) : null;
      void this.#video.play().catch(() => undefined);
    }
    if (!track || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false;
    const now = await middleOf(this.#video);
    const isOther = this.#before !== '' && now !== this.#before;
    this.#before = now;
    return isOther;
  }
}

/** What is shown in the middle, as it was decoded: to draw it would take the processor that the pictures need. */
async function middleOf(video: HTMLVideoElement): Promise<string> {
  const frame = new VideoFrame(video);
  try {
    const { codedWidth, codedHeight } = frame;
    const rect = { x: 0, y: 2 * Math.floor(codedHeight / 4), width: codedWidth, height: ROWS };
    const bytes = new Uint8Array(frame.allocationSize({ rect }));
    await frame.copyTo(bytes, { rect });
    return String(bytes.filter((_, at) => at % ONE_OF === 0));
  } finally {
    frame.close();
  }
}

class Publisher {
  readonly #pictures = new Map<string, Picture>();
  #looks: Record<string, Look[]> = {};
  /** What is said for less than the time between two looks was said too. */
  #saidReconnecting = false;

  constructor(private readonly connection: StageConnection, private readonly person: string, others: readonly string[]) {
    for (const other of others) this.#pictures.set(other, new Picture());
    connection.subscribe(() => { this.#saidReconnecting ||= this.#own === 'reconnecting'; });
    void this.#watch();
  }

  /** What was seen since the last call, by person; under the own name what the own tile says, which always moves. */
  take(): Readonly<Record<string, readonly Look[]>> {
    const looks = this.#looks;
    this.#looks = {};
    return looks;
  }

  /** Does nothing else for so long. */
  stall(milliseconds: number): void {
    setTimeout(() => {
      const end = Date.now() + milliseconds;
      while (Date.now() < end);
    });
  }

  /** One look after the other: what takes long is not overtaken. */
  async #watch(): Promise<never> {
    for (;;) {
      await this.#look();
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  }

  async #look(): Promise<void> {
    const at = Date.now();
    for (const [person, picture] of this.#pictures) {
      const media = this.connection.participants.find((one) => one.person === person);
      this.#saw(person, { at, moves: await picture.moves(media?.video), tile: media?.state ?? 'connecting' });
    }
    this.#saw(this.person, { at, moves: true, tile: this.#saidReconnecting ? 'reconnecting' : this.#own });
    this.#saidReconnecting = this.#own === 'reconnecting';
  }

  /** As the stage's session and `useStage` make of it what the own tile says. */
  get #own(): Look['tile'] {
    const { state, network, publishing } = this.connection;
    if (state === 'reconnecting' || network === 'lost') return 'reconnecting';
    return publishing ? 'live' : 'connecting';
  }

  #saw(person: string, look: Look): void {
    (this.#looks[person] ??= []).push(look);
  }
}

const media = createIvsStage();
let publisher: Publisher | undefined;

const page = {
  async enter(token: StageToken, person: string, others: readonly string[]): Promise<void> {
    const connection = await media.open({ token, person });
    const [audio, video] = await Promise.all([capture({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } }), capture({ video: CAMERA })]);
    await connection.publish({ audio, video });
    publisher = new Publisher(connection, person, others);
  },
  take: () => publisher!.take(),
  stall: (milliseconds: number) => publisher!.stall(milliseconds),
};
const capture = async (what: MediaStreamConstraints) => (await navigator.mediaDevices.getUserMedia(what)).getTracks()[0];

export type Page = typeof page;
Object.assign(globalThis, { page });
