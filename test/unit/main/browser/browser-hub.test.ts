import { describe, expect, it, vi } from 'vitest';
import { BrowserHub } from '../../../../main/browser/browser-hub.ts';
import { CdpConnection } from '../../../../main/browser/cdp-connection.ts';
import type { Transport } from '../../../../main/browser/transport.ts';

interface Sent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId: string;
}

/** A browser that answers every command, and whose tabs the test opens. */
class FakeBrowser implements Transport {
  readonly sent: Sent[] = [];
  #message: (text: string) => void = () => undefined;
  #last = 0;
  readonly #tabs: readonly string[];

  /** `tabs`: the addresses that are open from the beginning. */
  constructor(tabs: readonly string[]) {
    this.#tabs = tabs;
  }

  send(message: string): void {
    const { id, method, params, sessionId = '' } = JSON.parse(message) as Sent & { id: number };
    this.sent.push({ method, params, sessionId });
    if (method === 'Target.setAutoAttach' && sessionId === '')
      for (const url of this.#tabs) this.open(url);
    const result = method === 'Target.createTarget' ? { targetId: this.open('about:blank') } : {};
    this.#message(JSON.stringify({ id, result }));
  }

  listen({ message }: Parameters<Transport['listen']>[0]): void {
    this.#message = message;
  }

  close(): void {}

  /** Answers the target's id; its session is the same with an S before it. */
  open(url: string, more: object = {}): string {
    this.#last += 1;
    const targetId = String(this.#last);
    const targetInfo = { targetId, type: 'page', url, title: '', ...more };
    this.tell('Target.attachedToTarget', { sessionId: `S${targetId}`, targetInfo });
    return targetId;
  }

  tell(method: string, params: object, sessionId = ''): void {
    this.#message(JSON.stringify({ method, params, sessionId }));
  }

  /** A tab goes to an address: what is asked for, and who asked by the header that is sent. */
  visit(tab: string, url: string, site: string | null, more: object = {}): void {
    const requestId = `${tab}-${url}`;
    this.tell(
      'Network.requestWillBeSent',
      { requestId, frameId: tab, type: 'Document', request: { url, method: 'GET' }, ...more },
      `S${tab}`,
    );
    const headers = site === null ? {} : { 'sec-fetch-site': site };
    this.tell('Network.requestWillBeSentExtraInfo', { requestId, headers }, `S${tab}`);
    this.tell('Network.loadingFinished', { requestId }, `S${tab}`);
    this.tell('Target.targetInfoChanged', { targetInfo: { targetId: tab, url, title: url } });
  }

  commands(tab: string): readonly string[] {
    return this.sent.flatMap(({ method, sessionId }) => (sessionId === `S${tab}` ? [method] : []));
  }
}

const halo = 'https://acme.halopsa.com';

async function joined(...tabs: readonly string[]) {
  const browser = new FakeBrowser(tabs);
  const asked: string[] = [];
  const gone: ReadonlySet<string>[] = [];
  const done: string[] = [];
  const left: string[] = [];
  const hub = new BrowserHub(new URL(halo).host, {
    event({ method, params }) {
      if (method !== 'Network.requestWillBeSent') return;
      asked.push((params as { readonly request: { readonly url: string } }).request.url);
    },
    gone: (sessions) => gone.push(sessions),
    acted: ({ kind, label, isOwn }) =>
      done.push(`${kind} ${label}${isOwn === true ? ', own' : ''}`),
    recovered: () => undefined,
    part: () => undefined,
    unattached: () => undefined,
    left: ({ documentId }) => left.push(documentId),
    lost: () => undefined,
  });
  await hub.join(new CdpConnection(browser, hub), `${halo}/`);
  await new Promise((prepared) => setImmediate(prepared));
  return { browser, hub, asked, gone, done, left };
}

describe('the tabs of a browser that is open', () => {
  it('that show the Halo are recorded, and no other is', async () => {
    const { browser, hub, asked } = await joined('https://bank.example/', `${halo}/tickets`);
    browser.visit('1', 'https://bank.example/account', 'same-origin');
    browser.visit('2', `${halo}/home`, 'same-origin');
    expect(asked).toEqual([`${halo}/home`]);
    expect(hub.tabs).toBe(1);
    expect(hub.page?.url).toBe(`${halo}/home`);
  });

  it('tell when they show another page of the Halo, and nobody else’s tab and no frame does', async () => {
    const { browser, left } = await joined('https://bank.example/', `${halo}/tickets`);
    vi.useFakeTimers();
    browser.tell('Page.frameNavigated', { frame: { id: '1', loaderId: 'bank' } }, 'S1');
    browser.tell('Page.frameNavigated', { frame: { id: '2', loaderId: 'next' } }, 'S2');
    browser.tell(
      'Page.frameNavigated',
      { frame: { id: '3', parentId: '2', loaderId: 'frame' } },
      'S2',
    );
    expect(left).toEqual([]); // the ends of what it had open may still come
    vi.runAllTimers();
    vi.useRealTimers();
    expect(left).toEqual(['next']);
  });

  it('keep nothing for us, and are not watched, while they show something else', async () => {
    const { browser } = await joined('https://bank.example/', `${halo}/tickets`);
    expect(browser.commands('1')).toEqual(['Network.enable']);
    expect(browser.sent.find(({ sessionId }) => sessionId === 'S1')?.params).toEqual({
      maxTotalBufferSize: 0,
      maxResourceBufferSize: 0,
    });
    expect(browser.commands('2')).toContain('Runtime.addBinding');
  });

  it('are joined where the Halo is open: nothing is loaded again', async () => {
    const { browser } = await joined(`${halo}/tickets`);
    const commands = browser.sent.map(({ method }) => method);
    expect(commands).toContain('Page.bringToFront');
    expect(commands).not.toContain('Page.navigate');
    expect(commands).not.toContain('Target.createTarget');
  });

  it('are only brought to the front where a step leads to the page that is shown', async () => {
    const { browser, hub } = await joined(`${halo}/tickets`);
    browser.visit('1', `${halo}/console`, 'same-origin');
    browser.sent.length = 0;
    expect(await hub.stayAt(`${halo}/console`)).toBe(true);
    expect(browser.commands('1')).toEqual(['Page.bringToFront']);
    expect(await hub.stayAt(`${halo}/tickets`)).toBe(false);
    expect(browser.commands('1')).toEqual(['Page.bringToFront']);
  });

  it('get a new one where the Halo is not open, and a tab of the user’s is left alone', async () => {
    const { browser, hub } = await joined('about:blank', 'https://bank.example/');
    expect(browser.sent).toContainEqual({
      method: 'Page.navigate',
      params: { url: `${halo}/` },
      sessionId: 'S3',
    });
    expect(hub.tabs).toBe(1);
  });

  it('are recorded from the request on that opens the Halo, with what its user does', async () => {
    const { browser, asked, done } = await joined('https://bank.example/', `${halo}/`);
    browser.visit('1', `${halo}/ticket?id=1`, 'none');
    expect(asked).toEqual([`${halo}/ticket?id=1`]);
    expect(done).toEqual(['open /ticket, own']);
    expect(browser.commands('1')).toContain('Runtime.addBinding');
  });

  it('tell apart where a page leads and where its user goes', async () => {
    const { browser, done } = await joined(`${halo}/`);
    const leads = { frameId: '1', reason: 'anchorClick', url: `${halo}/tickets` };
    browser.tell('Page.frameRequestedNavigation', leads, 'S1');
    browser.visit('1', `${halo}/tickets`, 'same-origin');
    browser.visit('1', `${halo}/console`, 'none');
    browser.visit('1', `${halo}/sign-in`, 'none', { redirectResponse: { status: 302 } });
    browser.tell('Page.frameRequestedNavigation', { ...leads, frameId: 'a frame' }, 'S1');
    browser.visit('1', `${halo}/reports`, 'none');
    expect(done).toEqual([
      'open /tickets',
      'open /console, own',
      'open /sign-in',
      'open /reports, own',
    ]);
  });

  it('are prepared once, however often they come back to the Halo', async () => {
    const { browser } = await joined(`${halo}/`);
    browser.visit('1', 'https://news.example/', 'none');
    browser.visit('1', `${halo}/`, 'none');
    const bindings = browser.commands('1').filter((method) => method === 'Runtime.addBinding');
    expect(bindings).toHaveLength(1);
  });

  it('are recorded on through a sign-in elsewhere, by a link or by the answer', async () => {
    const { browser, asked } = await joined(`${halo}/`);
    browser.visit('1', 'https://login.example/link', 'cross-site');
    browser.visit('1', 'https://login.example/next', 'same-origin');
    browser.visit('1', 'https://hop.example/answer', 'none', { redirectResponse: { status: 302 } });
    browser.visit('1', 'http://plain.example/', null);
    expect(asked).toHaveLength(4);
  });

  it('are let go when their user types another address, and nothing of that is kept', async () => {
    const { browser, hub, asked, gone } = await joined(`${halo}/`);
    browser.visit('1', 'https://bank.example/', 'none');
    browser.visit('1', 'https://bank.example/account', 'same-origin');
    expect(asked).toEqual([]);
    expect(gone).toEqual([new Set(['S1'])]);
    expect(hub.tabs).toBe(0);
    browser.visit('1', `${halo}/back`, 'none');
    expect(asked).toEqual([`${halo}/back`]);
  });

  it('that a page of the Halo opened belong to it', async () => {
    const { browser, hub, asked } = await joined(`${halo}/`);
    const popup = browser.open('', { openerId: '1' });
    browser.visit(popup, 'https://login.example/', 'cross-site');
    expect(asked).toEqual(['https://login.example/']);
    expect(hub.tabs).toBe(2);
  });
});
