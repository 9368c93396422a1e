import { connect, type Socket } from 'node:net';

/** A program of X11 that presses what no browser lets a page press, as a hand on the mouse does. */
export interface XPointer {
  /** Presses a place of the screen, in pixels. */
  press(x: number, y: number): void;
  close(): void;
}

const setUp = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const queryXTest = Buffer.from([98, 0, 4, 0, 5, 0, 0, 0, ...Buffer.from('XTEST\0\0\0')]);
const kinds = { press: 4, release: 5, move: 6 } as const;

/**
 * Speaks to the display over its socket: XTEST's FakeInput is all that is needed of X11
 * (https://www.x.org/releases/X11R7.7/doc/xextproto/xtest.html).
 */
export async function xPointer(display: string): Promise<XPointer> {
  const number = /^:(\d+)/.exec(display)?.[1];
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  socket.write(setUp);
  const greeting = await bytes(socket, 8);
  if (greeting[0] !== 1) throw new Error('The display lets nobody in');
  await bytes(socket, greeting.readUInt16LE(6) * 4);
  socket.write(queryXTest);
  const extension = (await bytes(socket, 32))[9] ?? 0;
  const fake = (kind: keyof typeof kinds, detail: number, x = 0, y = 0): void => {
    const request = Buffer.alloc(36);
    request.set([extension, 2, 9, 0, kinds[kind], detail]);
    request.writeInt16LE(x, 24);
    request.writeInt16LE(y, 26);
    socket.write(request);
  };
  return {
    press(x, y) {
      fake('move', 0, x, y);
      fake('press', 1);
      fake('release', 1);
    },
    close: () => socket.destroy(),
  };
}

async function bytes(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const got = socket.read(count) as Buffer | null;
    if (got !== null) return got;
    await new Promise((readable) => socket.once('readable', readable));
  }
}
