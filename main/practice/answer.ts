/** What the practice Halo sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

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
 * Ends the call with the body shape that Halo's clients expect of a .NET exception
 * (https://github.com/homotechsual/HaloAPI reads it).
 */
export function refuse(status: number, message: string): never {
  throw new Refused(json(status, { ClassName: 'PracticeHalo.RequestException', Message: message }));
}
