import { expect, it } from 'vitest';
import type { ScenarioAction } from '../../../../shared/learn/scenario.ts';
import { holdsAll, Lacking, type PlayedPage, play } from '../../../../main/tour/page-player.ts';

/**
 * A page with one button, and a message in front of it while `isCovered`. It is drawn anew under the
 * first `lost` clicks.
 */
class FakePage {
  readonly done: string[] = [];
  isCovered: boolean;
  /** What is covered is not found either, as where a pop-up makes the rest of the page inert. */
  isInert = false;
  /** Windows with a form, one over the other: they hide what is wanted until they are closed. */
  popUps = 0;
  lost: number;

  constructor(isCovered: boolean, lost = 0) {
    this.isCovered = isCovered;
    this.lost = lost;
  }

  /** A form is no message: it stays where only a message is read. */
  #close(params: unknown): boolean | undefined {
    if (!(params as { readonly returnByValue?: boolean }).returnByValue) return undefined;
    this.popUps -= 1;
    this.done.push('closed a pop-up');
    return true;
  }

  send(method: string, params: unknown): Promise<unknown> {
    switch (method) {
      case 'DOM.getDocument':
        return Promise.resolve({ root: { nodeId: 1 } });
      case 'Accessibility.queryAXTree':
        return Promise.resolve({
          nodes: this.isInert || this.popUps > 0 ? [] : [{ ignored: false, backendDOMNodeId: 7 }],
        });
      case 'DOM.resolveNode':
        return Promise.resolve({ object: { objectId: 'seven' } });
      case 'Runtime.callFunctionOn': {
        const { objectId } = params as { readonly objectId: string };
        if (objectId === 'seen') return Promise.resolve({ result: { value: this.lost-- <= 0 } });
        return Promise.resolve({ result: { value: !this.isCovered, objectId: 'seen' } });
      }
      case 'DOM.getContentQuads':
        return Promise.resolve({ quads: [[0, 0, 20, 0, 20, 10, 0, 10]] });
      case 'Runtime.evaluate':
        if (this.popUps > 0) return Promise.resolve({ result: { value: this.#close(params) } });
        this.done.push('closed the message');
        this.isCovered = false;
        this.isInert = false;
        return Promise.resolve({});
      case 'Input.dispatchMouseEvent':
        if ((params as { readonly type: string }).type === 'mousePressed')
          this.done.push('pressed the button');
        return Promise.resolve({});
      default:
        return Promise.resolve({});
    }
  }
}

it.each([
  [true, ['closed the message', 'pressed the button']],
  [false, ['pressed the button']],
])('closes a message that stands before what is pressed: %s', async (isCovered, done) => {
  const page = new FakePage(isCovered);
  await press(page);
  expect(page.done).toEqual(done);
});

it.each([
  { do: 'click', target: { role: 'button', name: 'Save action' } },
  { do: 'fill', target: { role: 'textbox', name: 'Note' }, value: 'Done.' },
] as const)('closes a message that hides what is wanted: $do', async (action) => {
  const page = new FakePage(true);
  page.isInert = true;
  await playOne(action, page);
  expect(page.done[0]).toBe('closed the message');
});

it.each([
  { do: 'click', target: { role: 'button', name: 'Log emergency call-out' } },
  { do: 'select', target: { role: 'combobox', name: 'Status' }, value: 'Closed' },
] as const)('closes each pop-up that was left open before what is wanted: $do', async (action) => {
  const page = new FakePage(false);
  page.popUps = 2;
  await playOne(action, page);
  expect(page.done.slice(0, 2)).toEqual(['closed a pop-up', 'closed a pop-up']);
});

it('presses again where the page was drawn anew under the click', async () => {
  const page = new FakePage(false, 1);
  await press(page);
  expect(page.done).toEqual(['pressed the button', 'pressed the button']);
});

it('says so where no click reaches what is to be pressed', async () => {
  await expect(press(new FakePage(false, Infinity))).rejects.toThrow(
    'the button "Save action" was not reached by a click',
  );
});

const press = (page: FakePage): Promise<void> =>
  playOne({ do: 'click', target: { role: 'button', name: 'Save action' } }, page);

const playOne = (action: ScenarioAction, page: FakePage): Promise<void> =>
  play([action], playedIn(page));

const playedIn = (page: FakePage): PlayedPage => ({
  send: ((method: string, params: unknown) => page.send(method, params)) as never,
  visit: () => Promise.resolve(),
  signal: new AbortController().signal,
});

it.each(['nobody', 'refused'] as const)(
  'looks no longer for what the page cannot show: %s',
  async (lack) => {
    const page = new FakePage(false);
    const { send, ...played } = playedIn(page);
    const none = ((method: string, params: object) =>
      method === 'Accessibility.queryAXTree'
        ? Promise.resolve({ nodes: [] })
        : send(method as never, params as never)) as never;
    const click = { do: 'click', target: { role: 'button', name: 'Save action' } } as const;
    const lacking = { ...played, send: none, lacks: () => Promise.resolve(lack) };
    await expect(play([click], lacking)).rejects.toEqual(new Lacking(lack));
    expect(page.done).not.toContain('pressed the button');
  },
);

it('goes on where the page is only just being drawn', async () => {
  const page = new FakePage(false);
  page.isInert = true;
  let looked = 0;
  const lacks = () => {
    looked += 1;
    page.isInert = looked < 3;
    return Promise.resolve('refused' as const);
  };
  const click = { do: 'click', target: { role: 'button', name: 'Save action' } } as const;
  await play([click], { ...playedIn(page), lacks });
  expect(page.done).toContain('pressed the button');
});

it.each([
  ['/api/Addressbook', true],
  [' /api/addressbook?client_id=1', true],
  ['/api/tickets', false],
  ['/api/Addressbook/7', false],
])('knows whether a form still holds the address that failed: %s', async (value, holds) => {
  const path = { target: { role: 'textbox', name: 'Path' }, value: '/api/Addressbook' };
  const page = new FakePage(false);
  const held = await holdsAll([path], {
    send: ((method: string, params: unknown) =>
      method === 'Runtime.callFunctionOn'
        ? Promise.resolve({ result: { value } })
        : page.send(method, params)) as never,
    visit: () => Promise.resolve(),
    signal: new AbortController().signal,
  });
  expect(held).toBe(holds);
});
