import { type Exchange, headerValue } from '../../shared/exchange/exchange.ts';

/**
 * The `Authorization` header that a page's own calls carry, by origin, as the recording has seen it.
 * It is handed to nobody but the page it came from, and is never written down here.
 */
export class PageSignIn {
  readonly #headers = new Map<string, string>();

  /** A call that was refused for its sign-in shows none that is of use. */
  hear({ request, response, checkup }: Exchange): void {
    const status = response?.status ?? 0;
    if (checkup === true || status < 200 || status === 401) return;
    const header = headerValue(request.headers, 'authorization');
    if (header === null || !URL.canParse(request.url)) return;
    const { origin, pathname } = new URL(request.url);
    if (/\/api\//i.test(pathname)) this.#headers.set(origin, header);
  }

  /** null where no call of this origin carried one: it may sign its calls by cookies alone. */
  headerOf(origin: string): string | null {
    return this.#headers.get(origin) ?? null;
  }

  forget(): void {
    this.#headers.clear();
  }
}
