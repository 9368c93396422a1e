import vm from 'node:vm';
import { expect } from 'vitest';
import { askThrough } from '../../../../main/checkup/page-world.ts';

/** The Halo that the page shows, unless another is said. */
export const origin = 'https://acme.halopsa.com';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

type Answering = (url: string, init: RequestInit) => Response | Promise<Response>;
export const ok: Answering = () => Response.json([]);

/** As the protocol answers: what is thrown in the page is told beside the result. */
async function evaluated(expression: string, world: vm.Context): Promise<object> {
  try {
    return { result: { value: await (vm.runInContext(expression, world) as unknown) } };
  } catch (error) {
    return { result: {}, exceptionDetails: { text: String(error) } };
  }
}

/**
 * A page of a browser, as far as a check-up needs one: what is evaluated in a world runs in a context
 * of its own that has `location` and `fetch`, as the browser gives them, and nothing of the page.
 */
export function openPage(answer: Answering = ok, at = origin, halo = origin) {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return await answer(url, init);
  };
  const world = vm.createContext({
    location: { origin: at },
    fetch,
    AbortController,
  });
  const commands: string[] = [];
  const page = {
    isGone: false,
    send: async (method: string, params: Readonly<Record<string, unknown>>): Promise<object> => {
      commands.push(method);
      if (page.isGone) throw new Error('Target closed');
      switch (method) {
        case 'Page.getFrameTree':
          return { frameTree: { frame: { id: 'f1' } } };
        case 'Page.createIsolatedWorld':
          return { executionContextId: 7 };
        case 'Runtime.evaluate':
          expect(params['contextId']).toBe(7);
          return evaluated(String(params['expression']), world);
        default:
          throw new Error(`no page is asked for ${method}`);
      }
    },
  };
  const through = (authorization: string | null = null) =>
    askThrough({ send: page.send as never, origin: halo, authorization });
  return { page, sent, commands, through };
}

export type OpenPage = ReturnType<typeof openPage>;
