import type { Socket } from 'node:net';
import { ByteQueue } from '../byte-queue.js';
import type { Publication } from '../contract.js';
import { decodeAmf, encodeAmf, type AmfValue } from '../flv/amf0.js';
import { FLV_HEADER, flvTag, type FlvTag } from '../flv/tag.js';
import { ChunkReader } from './chunk-reader.js';
import { CHUNK_BYTES, command, control, status, streamBegin } from './chunk-writer.js';
import { Handshake } from './handshake.js';
import { RtmpError, TYPES, type RtmpMessage } from './message.js';

export interface RtmpConnectionOptions {
  readonly socket: Socket;
  /** Begins the stream that the key allows; else says why not. */
  readonly publish: (streamKey: string) => Publication | { readonly refused: string };
  readonly onProblem: (reason: string) => void;
}

const APP = 'app';
const STREAM = 1;
const WINDOW_BYTES = 2_500_000;
const DYNAMIC = 2;
const SILENCE_MAX_MS = 30_000;
/** Who has not said by then what stream it brings is no encoder. */
const PUBLISH_MAX_MS = 30_000;
const COMMAND_MAX_BYTES = 64 * 1024;
/** What encoders put before their description, for a server that hands it on to players. */
const SET_DATA_FRAME = encodeAmf('@setDataFrame');
const MEDIA: ReadonlyMap<number, FlvTag['kind']> = new Map([
  [TYPES.audio, 'audio'], [TYPES.video, 'video'], [TYPES.data, 'script'],
]);

/** One encoder: says what RTMP wants to hear until it publishes, and hands on what it sends. */
export class RtmpConnection {
  readonly #options: RtmpConnectionOptions;
  readonly #bytes = new ByteQueue();
  readonly #handshake: Handshake;
  readonly #chunks = new ChunkReader();
  #isShaken = false;
  #isConnected = false;
  #publication: Publication | undefined;
  #received = 0;
  #acknowledged = 0;
  #window = WINDOW_BYTES;

  constructor(options: RtmpConnectionOptions) {
    this.#options = options;
    const { socket } = options;
    this.#handshake = new Handshake((bytes) => socket.write(bytes));
    socket.setNoDelay(true);
    socket.setTimeout(SILENCE_MAX_MS, () => socket.destroy());
    const deadline = setTimeout(() => {
      if (!this.#publication) socket.destroy();
    }, PUBLISH_MAX_MS).unref();
    socket.on('data', (piece) => this.#read(piece));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(deadline);
      this.#publication?.end('failed', 'the connection to the encoder was lost');
    });
  }

  /** Ends it as a lost network does. */
  cut(): void {
    this.#options.socket.resetAndDestroy();
  }

  /** Ends the stream and the connection. */
  close(): void {
    this.#publication?.end('ended');
    this.#options.socket.end();
    this.#options.socket.destroySoon();
  }

  #read(piece: Buffer): void {
    const { socket, onProblem } = this.#options;
    this.#bytes.push(piece);
    this.#received += piece.length;
    try {
      this.#isShaken ||= this.#handshake.read(this.#bytes);
      if (!this.#isShaken) return;
      for (const message of this.#chunks.read(this.#bytes)) {
        if (socket.destroyed) return;
        this.#take(message);
      }
      this.#acknowledge();
    } catch (error) {
      const reason = (error as Error).message;
      onProblem(reason);
      this.#publication?.end('failed', reason);
      socket.destroy();
    }
  }

  #acknowledge(): void {
    if (this.#received - this.#acknowledged < this.#window / 2) return;
    this.#acknowledged = this.#received;
    this.#options.socket.write(control(TYPES.acknowledgement, this.#received % 2 ** 32));
  }

  /** Throws RtmpError, or AmfError from a command that cannot be read. */
  #take({ type, timestamp, payload }: RtmpMessage): void {
    const kind = MEDIA.get(type);
    if (kind) this.#media({ kind, timestamp, data: kind === 'script' ? described(payload) : payload });
    else if (type === TYPES.command) this.#command(payload);
    else if (type === TYPES.commandAmf3) this.#command(payload.subarray(1));
    else if (type === TYPES.windowSize && payload.length >= 4) this.#window = Math.max(payload.readUInt32BE(0), 1024);
  }

  #media(tag: FlvTag): void {
    const { socket } = this.#options;
    const publication = this.#publication;
    if (!publication || publication.write(flvTag(tag))) return;
    socket.pause();
    void publication.drained().then(() => socket.resume());
  }

  #command(payload: Buffer): void {
    if (payload.length > COMMAND_MAX_BYTES) throw new RtmpError('a command is too long');
    const [name, transaction, subject, argument] = decodeAmf(payload);
    const { socket } = this.#options;
    if (name !== 'connect' && !this.#isConnected) throw new RtmpError('a command comes before connect');
    switch (name) {
      case 'connect': return this.#connect(transaction, subject);
      case 'createStream':
        socket.write(command(0, '_result', transaction, null, STREAM));
        return;
      case 'publish': return this.#publish(argument);
      case 'play': return this.#refuse('NetStream.Play.Failed', 'Streams are played over HLS');
      case 'FCUnpublish':
      case 'deleteStream':
      case 'closeStream':
        this.#publication?.end('ended');
        this.#publication = undefined;
        return;
      default:
        // `releaseStream`, `FCPublish` and the like ask for nothing; some encoders wait for the answer.
        if (typeof transaction === 'number' && transaction > 0) socket.write(command(0, '_result', transaction, null));
    }
  }

  #connect(transaction: AmfValue, subject: AmfValue): void {
    const { socket } = this.#options;
    socket.write(control(TYPES.setChunkSize, CHUNK_BYTES));
    const app = typeof subject === 'object' && subject !== null && 'app' in subject ? subject.app : undefined;
    if (typeof app !== 'string' || app.replace(/\/+$/, '') !== APP) {
      const information = { level: 'error', code: 'NetConnection.Connect.Rejected', description: `The app is ${APP}` };
      socket.end(command(0, '_error', transaction, null, information));
      return;
    }
    this.#isConnected = true;
    socket.write(Buffer.concat([
      control(TYPES.windowSize, WINDOW_BYTES),
      control(TYPES.peerBandwidth, WINDOW_BYTES, DYNAMIC),
      command(0, '_result', transaction, { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }, {
        level: 'status', code: 'NetConnection.Connect.Success', description: 'Connection succeeded', objectEncoding: 0,
      }),
    ]));
  }

  #publish(name: AmfValue): void {
    if (this.#publication) throw new RtmpError('one connection has one stream');
    const [streamKey = ''] = typeof name === 'string' ? name.split('?') : [];
    const publication = this.#options.publish(streamKey);
    if ('refused' in publication) return this.#refuse('NetStream.Publish.BadName', publication.refused);
    this.#publication = publication;
    const { socket } = this.#options;
    publication.onStopped((reason) => {
      this.#publication = undefined;
      socket.end(status(STREAM, 'error', 'NetStream.Unpublish.Success', reason));
      socket.destroySoon();
    });
    publication.write(FLV_HEADER);
    socket.write(streamBegin(STREAM));
    socket.write(status(STREAM, 'status', 'NetStream.Publish.Start', 'The stream has begun'));
  }

  #refuse(code: string, description: string): void {
    this.#options.socket.end(status(STREAM, 'error', code, description));
  }
}

function described(payload: Buffer): Buffer {
  const isWrapped = payload.subarray(0, SET_DATA_FRAME.length).equals(SET_DATA_FRAME);
  return isWrapped ? payload.subarray(SET_DATA_FRAME.length) : payload;
}
