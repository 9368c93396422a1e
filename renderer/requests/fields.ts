import { type Body } from '../../shared/exchange/exchange.ts';

export interface Field {
  readonly name: string;
  readonly value: string;
}

/**
 * Name and value of each field in an address' query, decoded where they can be. Works on any text.
 */
export function queryFields(address: string): readonly Field[] {
  const query = address.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
  return fieldsOf(query);
}

/** Fields of a sent form; none where the body is something else. */
export function formFields({ text, mimeType }: Pick<Body, 'text' | 'mimeType'>): readonly Field[] {
  return text !== null && mimeType.toLowerCase().startsWith('application/x-www-form-urlencoded')
    ? fieldsOf(text)
    : [];
}

function fieldsOf(text: string): readonly Field[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? { name: decoded(part), value: '' }
        : { name: decoded(part.slice(0, equals)), value: decoded(part.slice(equals + 1)) };
    });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
