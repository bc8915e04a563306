import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** What undici reads at a time when it is left to itself. */
const BUFFER_BYTES = 64 * 1024;

/**
 * undici keeps pieces that a header is in until all headers are there. It is made to refuse headers of more bytes than
 * this, so that in a larger piece they are all there, or none is.
 */
export const MAX_HEADER_BYTES = 8 * 1024;

const newBuffer = (): Buffer<ArrayBuffer> => Buffer.allocUnsafeSlow(BUFFER_BYTES);

/**
 * Hands a socket what was read for it, from two buffers that take turns. Small pieces are copied out. A buffer is
 * read into again only when the socket has nothing left of the other: who takes a piece from it has to be done with
 * the bytes, or to have copied them, before control is given back.
 */
class TurnTaker {
  socket: Socket | undefined;
  #next = newBuffer();
  #other = newBuffer();

  /** For `net`'s option `onread`: where to read to, and what to do with what was read. */
  readonly onread = {
    buffer: (): Buffer => this.#next,
    callback: (bytes: number, piece: Buffer<ArrayBuffer>): boolean => {
      const { socket } = this;
      if (socket === undefined) return false; // nothing is read before it is connected
      const read = piece.subarray(0, bytes);
      if (bytes <= MAX_HEADER_BYTES) return socket.push(Buffer.from(read));
      this.#next = socket.readableLength === 0 ? this.#other : newBuffer();
      this.#other = piece;
      return socket.push(read);
    },
  };
}

/**
 * Connects as undici does, but reads into memory that is used again. A page of Pluggy's is seven reads of 64 KB; as
 * seven new buffers outside of V8's heap they make it look through the heap every few pages, which took as long as
 * all other work on them. Only for a pool whose handlers copy what they are given at once (`BodyReader`) and whose
 * `maxHeaderSize` is `MAX_HEADER_BYTES`.
 */
export function frugalConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  return (target, callback) => {
    const turns = new TurnTaker();
    const connect = buildConnector({ ...options, ...{ onread: turns.onread } });
    connect(target, (...args) => {
      turns.socket = args[1] ?? undefined;
      callback(...args);
    });
  };
}
