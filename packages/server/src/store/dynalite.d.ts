declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** A LevelDB directory; in memory without one. */
    path?: string;
    createTableMs?: number;
  }
  export default function dynalite(options?: DynaliteOptions): Server;
}
