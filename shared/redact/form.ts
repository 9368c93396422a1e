import type { Register } from './register.ts';
import { redactParameter } from './url.ts';

/**
 * A form body, `a=b&c=d`: names stay, sensitive values become labels, percent-encoded as before.
 */
export function redactForm(text: string, register: Register): string {
  return text
    .split('&')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 1) return part;
      const end = /\s*$/.exec(part.slice(-8))?.[0] ?? '';
      return (
        part.slice(0, equals + 1) +
        redactParameter(
          decode(part.slice(0, equals)),
          part.slice(equals + 1, part.length - end.length),
          register,
        ) +
        end
      );
    })
    .join('&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).trim();
  } catch {
    return text;
  }
}
