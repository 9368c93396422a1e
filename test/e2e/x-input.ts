import { connect, type Socket } from 'node:net';

/**
 * A program of X11 that moves, presses and types what no page can, as hands on the mouse and the
 * keyboard do.
 */
export interface XInput {
  /** Presses a place of the screen, in pixels. */
  press(x: number, y: number): void;
  /** Presses a key with others held down: `F6`, `Shift+Tab`, `a`. @throws Error for a key it has not */
  key(keys: string): void;
  close(): void;
}

const setUp = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const queryXTest = Buffer.from([98, 0, 4, 0, 5, 0, 0, 0, ...Buffer.from('XTEST\0\0\0')]);
const kinds = { keyDown: 2, keyUp: 3, press: 4, release: 5, move: 6 } as const;

/**
 * Speaks to the display over its socket: XTEST's FakeInput is all that is needed of X11
 * (https://www.x.org/releases/X11R7.7/doc/xextproto/xtest.html).
 */
export async function xInput(display: string): Promise<XInput> {
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
    key(keys) {
      const codes = keys.split('+').map(codeOf);
      for (const code of codes) fake('keyDown', code);
      for (const code of codes.toReversed()) fake('keyUp', code);
    },
    close: () => socket.destroy(),
  };
}

/** Rows of the keyboard with the code of their first key: what Xvfb has where nobody says other. */
const rows = [
  [10, '1234567890'],
  [24, 'qwertyuiop'],
  [38, 'asdfghjkl'],
  [52, 'zxcvbnm,.'],
] as const;
const named: Readonly<Record<string, number>> = {
  Tab: 23,
  Enter: 36,
  Control: 37,
  Shift: 50,
  Space: 65,
  ' ': 65,
  F6: 72,
};

function codeOf(key: string): number {
  const known = named[key];
  if (known !== undefined) return known;
  for (const [first, letters] of rows) {
    const at = letters.indexOf(key);
    if (at >= 0 && key.length === 1) return first + at;
  }
  throw new Error(`this keyboard has no key ${key}`);
}

async function bytes(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const got = socket.read(count) as Buffer | null;
    if (got !== null) return got;
    await new Promise((readable) => socket.once('readable', readable));
  }
}
