import { builtIn } from '../rules/diagnosis.ts';

/** Letters of other alphabets, and digits, that look like a Latin letter. */
const alike: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  һ: 'h',
  н: 'h',
  в: 'b',
  ѕ: 's',
  і: 'l',
  ӏ: 'l',
  ь: 'b',
  г: 'r',
  ո: 'n',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  η: 'n',
  ι: 'l',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
  i: 'l',
  ʜ: 'h',
  ᴀ: 'a',
  ʟ: 'l',
  ᴏ: 'o',
  ᴛ: 't',
  ʀ: 'r',
  ᴜ: 'u',
  ʙ: 'b',
  ᴇ: 'e',
  ꜱ: 's',
  ɪ: 'l',
  ɴ: 'n',
};
/** Capitals of Greek that look like another letter than their small ones do. */
const capitals: Readonly<Record<string, string>> = { Η: 'h', Β: 'b', Υ: 'y', Ν: 'n' };

const own = ['Halo Troubleshooter', builtIn].map(looks);

/** Who reads this name would take the pack for the program's own. */
export function looksLikeOwn(name: string): boolean {
  const look = looks(name);
  return own.some((one) => look.includes(one));
}

/** The name as the eye sees it: letters alone, in one case and without marks. */
function looks(name: string): string {
  return [...name.normalize('NFKD')]
    .map((letter) => capitals[letter] ?? letter.toLowerCase())
    .map((letter) => alike[letter] ?? letter)
    .filter((letter) => /\p{L}/u.test(letter))
    .join('');
}
