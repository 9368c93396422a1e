/** What the practice Halo sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer in JSON. `headers` come on top of its type. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A page of the gateway in front of Halo, not of Halo itself. */
export function gatewayPage(status: number, html: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', server: 'Practice-Gateway' },
    body: html,
  };
}

/** Thrown by a handler that answers with an error; the router sends its answer. */
export class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`answered ${answer.status}`);
    this.answer = answer;
  }
}

/**
 * Ends the call as Halo's own checks do: with a .NET exception, written out whole (recorded on live
 * sites: https://github.com/Midtown-Technology-Group/halocli).
 */
export function refuse(status: number, message: string): never {
  throw new Refused(
    json(status, {
      ClassName: 'System.Exception',
      Message: message,
      Data: null,
      InnerException: null,
      HelpURL: null,
      StackTraceString: null,
      RemoteStackTraceString: null,
      RemoteStackIndex: 0,
      ExceptionMethod: null,
      HResult: -2_146_233_088,
      Source: null,
      WatsonBuckets: null,
    }),
  );
}

/** Some of Halo's checks answer with the bare text. Which ones do follows no rule. */
export function refuseInWords(message: string): never {
  throw new Refused(json(400, message));
}

/**
 * Ends the call as the framework does before Halo sees it: a value that is of the wrong kind, by
 * the path to its field. The most frequent 400 of live sites.
 */
export function refuseValue(path: string, text: string): never {
  throw new Refused(json(400, { [path]: [text] }));
}

/** Halo's own 401, 403, 404 and 500 say nothing at all. */
export function refuseSilently(status: 401 | 403 | 404 | 500): never {
  throw new Refused({ status, headers: { 'content-length': '0' }, body: '' });
}
