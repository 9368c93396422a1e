import type { CommandName, CommandParams, CommandResult } from '../../shared/cdp/protocol.ts';
import type { ScenarioAction, ScenarioTarget } from '../../shared/learn/scenario.ts';

/** Sends one CDP command to the embedded page. */
type SendToSite = <N extends CommandName>(
  method: N,
  params?: CommandParams<N>,
) => Promise<CommandResult<N>>;

/** The embedded page that actions are played in. */
export interface PlayedPage {
  readonly send: SendToSite;
  /** Goes to a path of the site. */
  visit(path: string): Promise<void>;
  /** Once aborted, nothing more is done in the page. */
  readonly signal: AbortSignal;
  /** Why what is looked for cannot come; null where it may. Left out where it always may. */
  readonly lacks?: () => Promise<Lack | null>;
}

/** `nobody`: the page asks who it is; `refused`: it shows that whoever is signed in may not open it. */
export type Lack = 'nobody' | 'refused';

/** What is looked for cannot come. */
export class Lacking extends Error {
  readonly lack: Lack;
  constructor(lack: Lack) {
    super(`the page is closed: ${lack}`);
    this.lack = lack;
  }
}

const patience = 20_000;
const pause = 100;
/** A page that is just being drawn shows the one before for less than so many looks. */
const looks = 10;

/**
 * Clicks and types in the embedded page as a person would: finds controls by role and name in the
 * accessibility tree and uses real mouse and key events. @throws Error that names the control, when
 * that does not appear in 20 s; the signal's reason once it is aborted
 */
export async function play(actions: readonly ScenarioAction[], page: PlayedPage): Promise<void> {
  const [first] = actions;
  if (first !== undefined && 'target' in first) await leavePopUps(first.target, page);
  for (const action of actions) {
    page.signal.throwIfAborted();
    await playOne(action, page);
  }
}

function playOne(action: ScenarioAction, page: PlayedPage): Promise<void> {
  switch (action.do) {
    case 'visit':
      return page.visit(action.path);
    case 'click':
      return click(action.target, page);
    case 'fill':
      return fill(action, page);
    case 'select':
      return select(action, page);
    case 'see':
      return see(action.text, page);
    default:
      return action satisfies never;
  }
}

/** Waits until the page shows that text. */
export async function see(text: string, page: PlayedPage): Promise<void> {
  const { send } = page;
  await until(`the text "${text}"`, page, async () => {
    const shown = await send('Runtime.evaluate', {
      expression: 'document.body ? document.body.innerText : ""',
      returnByValue: true,
    });
    return String(valueOf(shown)).includes(text) ? true : null;
  });
}

/** What a control has to hold. */
export interface Held {
  readonly target: ScenarioTarget;
  /** Its value; of an address only its path counts, in whatever case. */
  readonly value: string;
}

/** Whether each control holds what it has to. */
export async function holdsAll(wanted: readonly Held[], page: PlayedPage): Promise<boolean> {
  for (const { target, value } of wanted) {
    const backendNodeId = await find(target, page);
    const held = await call(backendNodeId, 'function () { return this.value; }', [], page.send);
    const [path = ''] = String(held).trim().split(/[?#]/);
    if (path.toLowerCase() !== value.toLowerCase()) return false;
  }
  return true;
}

/** A message in front of a control hides it, and is closed. */
function find(target: ScenarioTarget, page: PlayedPage): Promise<number> {
  const { send } = page;
  return until(nameOf(target), page, async () => {
    const found = await lookUp(target, send);
    if (found === null) await closeMessage(send);
    return found;
  });
}

const nameOf = (target: ScenarioTarget): string =>
  'testid' in target ? `the control ${target.testid}` : `the ${target.role} "${target.name}"`;

/** CDP's backendNodeId of a control; null where the page has none. */
async function lookUp(target: ScenarioTarget, send: SendToSite): Promise<number | null> {
  const { root } = (await send('DOM.getDocument', { depth: 0 })) as { root: { nodeId: number } };
  if ('testid' in target) {
    const { nodeId } = (await send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: `[data-testid="${target.testid}"]`,
    })) as { nodeId: number };
    if (nodeId === 0) return null;
    const { node } = (await send('DOM.describeNode', { nodeId })) as {
      node: { backendNodeId: number };
    };
    return node.backendNodeId;
  }
  const { nodes } = (await send('Accessibility.queryAXTree', {
    nodeId: root.nodeId,
    role: target.role,
    accessibleName: target.name,
  })) as {
    nodes: { ignored: boolean; backendDOMNodeId?: number }[];
  };
  return (
    nodes.find((node) => !node.ignored && node.backendDOMNodeId !== undefined)?.backendDOMNodeId ??
    null
  );
}

/** A message has one button: pressing it is to have read it. */
const readMessage = `(() => {
  const buttons = document.querySelectorAll('dialog[open][role="alertdialog"] button');
  if (buttons.length === 1) buttons[0].click();
})()`;

const closeMessage = (send: SendToSite) => send('Runtime.evaluate', { expression: readMessage });

/** Closes the pop-up that is in front; answers whether there was one. */
const closePopUp = `(() => {
  const front = [...document.querySelectorAll('dialog[open]')].at(-1);
  front?.close();
  return front !== undefined;
})()`;

/**
 * A pop-up that was left open keeps a person from the rest of the page: each is closed that does
 * not hold the control.
 */
async function leavePopUps(target: ScenarioTarget, page: PlayedPage): Promise<void> {
  const { send } = page;
  await until('the page without pop-ups', page, async () => {
    if ((await lookUp(target, send)) !== null) return true;
    const closed = await send('Runtime.evaluate', { expression: closePopUp, returnByValue: true });
    return valueOf(closed) === true ? null : true;
  });
}

/** How often a control is clicked at most that is drawn anew under each click. */
const tries = 3;

/**
 * Clicks once a click would reach the control: a page may be drawing it anew, or have something in
 * front of it, when it is found. A message in front of it is closed first, as a person would. Clicks
 * again where the control was drawn anew, or moved away, between the press and its end.
 */
async function click(target: ScenarioTarget, page: PlayedPage): Promise<void> {
  const { send } = page;
  for (let at = 0; at < tries; at += 1) {
    const { backendNodeId, x, y } = await until(nameOf(target), page, async () => {
      const found = await lookUp(target, send);
      const middle = found === null ? null : await middleOf(found, send);
      if (found === null || middle === null) {
        await closeMessage(send);
        return null;
      }
      return { backendNodeId: found, ...middle };
    });
    const isClicked = await watchClick(backendNodeId, send).catch(() => null);
    if (isClicked === null) continue;
    const place = { x, y, button: 'left', clickCount: 1 } as const;
    await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...place });
    await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...place });
    if (await isClicked()) return;
  }
  throw new Error(`${nameOf(target)} was not reached by a click`);
}

/** Answers how to learn whether the control was clicked since. */
async function watchClick(
  backendNodeId: number,
  send: SendToSite,
): Promise<() => Promise<boolean>> {
  const watch = `function () {
    const seen = { click: false };
    this.addEventListener('click', () => { seen.click = true; }, { capture: true, once: true });
    return seen;
  }`;
  const objectId = await objectOf(backendNodeId, send);
  const { result } = (await send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: watch,
  })) as { result: { objectId: string } };
  const look = {
    objectId: result.objectId,
    functionDeclaration: 'function () { return this.click; }',
    returnByValue: true,
  };
  // A page that is gone by then was left by the click.
  return () =>
    send('Runtime.callFunctionOn', look).then(
      (answer) => valueOf(answer) !== false,
      () => true,
    );
}

/**
 * The middle of a control on the page; null where something else is in front of it, or where it
 * cannot be pressed yet.
 */
async function middleOf(
  backendNodeId: number,
  send: SendToSite,
): Promise<{ readonly x: number; readonly y: number } | null> {
  await send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
  const isInFront = await call(
    backendNodeId,
    `function () {
    const { x, y, width, height } = this.getClientRects()[0];
    return !this.disabled && this.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }`,
    [],
    send,
  );
  const { quads } = (await send('DOM.getContentQuads', { backendNodeId })) as { quads: number[][] };
  const [x0, y0, , , x2, y2] = quads[0] ?? [];
  if (
    isInFront !== true ||
    x0 === undefined ||
    y0 === undefined ||
    x2 === undefined ||
    y2 === undefined
  )
    return null;
  return { x: (x0 + x2) / 2, y: (y0 + y2) / 2 };
}

type Filling = Extract<ScenarioAction, { readonly do: 'fill' }>;
type Selecting = Extract<ScenarioAction, { readonly do: 'select' }>;

async function fill({ target, value }: Filling, page: PlayedPage): Promise<void> {
  const { send } = page;
  const backendNodeId = await find(target, page);
  await send('DOM.focus', { backendNodeId });
  await call(backendNodeId, 'function () { this.select(); }', [], send);
  if (value === '')
    await call(backendNodeId, 'function () { document.execCommand("delete"); }', [], send);
  else await send('Input.insertText', { text: value });
}

/**
 * A drop-down's own list is drawn by the system, so the value is set as the page's own script
 * would.
 */
async function select({ target, value }: Selecting, page: PlayedPage): Promise<void> {
  const backendNodeId = await find(target, page);
  const change = `function (wanted) {
    const option = [...this.options].find((one) => one.value === wanted || one.label === wanted);
    this.value = option ? option.value : wanted;
    this.dispatchEvent(new Event('input', { bubbles: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }`;
  await call(backendNodeId, change, [{ value }], page.send);
}

/** Answers what the function gives. */
async function call(
  backendNodeId: number,
  functionDeclaration: string,
  values: readonly object[],
  send: SendToSite,
): Promise<unknown> {
  return valueOf(
    await send('Runtime.callFunctionOn', {
      objectId: await objectOf(backendNodeId, send),
      functionDeclaration,
      arguments: [...values],
      returnByValue: true,
    }),
  );
}

async function objectOf(backendNodeId: number, send: SendToSite): Promise<string> {
  const { object } = (await send('DOM.resolveNode', { backendNodeId })) as {
    object: { objectId: string };
  };
  return object.objectId;
}

function valueOf(answer: unknown): unknown {
  return (answer as { result?: { value?: unknown } }).result?.value;
}

/**
 * Asks again until there is an answer; a page that is just being replaced answers with an error,
 * which counts as "not yet".
 * @throws Lacking as soon as it is known that none will come
 */
async function until<T>(
  what: string,
  { signal, lacks }: Pick<PlayedPage, 'signal' | 'lacks'>,
  ask: () => Promise<T | null>,
): Promise<T> {
  let closed = 0;
  for (const end = Date.now() + patience; Date.now() < end;) {
    signal.throwIfAborted();
    const answer = await ask().catch(() => null);
    signal.throwIfAborted();
    if (answer !== null) return answer;
    const lack = (await lacks?.().catch(() => null)) ?? null;
    closed = lack === null ? 0 : closed + 1;
    if (lack !== null && closed === looks) throw new Lacking(lack);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`${what} did not appear`);
}
