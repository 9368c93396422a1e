import type { Register } from './register.ts';
import { personalShapes, secretShapes, type ShapeRule } from './shape-rules.ts';
import { holdsLabel, isLabel } from './value-forms.ts';
import { type VendorKey, vendorKeys } from './vendor-keys.ts';

/** Words, blanks and paths without digits hold nothing that has a shape; neither do dates. */
const plain = /^[A-Za-z_/-]*$|^[A-Za-z]?[a-z_ /-]*$|^\d{4}-\d\d-\d\d(?:[T ][\d:.]+Z?)?$/;

/** The text with every value of a known shape replaced by its label. */
export function redactPatterns(whole: string, register: Register): string {
  const text = register.withoutHosts(whole);
  if (text.length < 6 || (text.length <= 26 && plain.test(text))) return text;
  if (text.length < 12 && !/[\d@\\]/.test(text)) return text;
  let result = redactVendorKeys(text, register);
  for (const rule of secretShapes) if (rule.cue(result)) result = replace(result, rule, register);
  if (register.options.keepPersonal) return result;
  for (const rule of personalShapes) if (rule.cue(result)) result = replace(result, rule, register);
  return result;
}

function replace(text: string, rule: ShapeRule, register: Register): string {
  return text.replace(rule.find(), (whole, ...groups: unknown[]) => {
    const place = groups.findIndex((one) => typeof one === 'number');
    const at = groups[place] as number;
    const value = valueOf(rule, whole, groups.slice(0, place));
    if (
      value === '' ||
      isLabel(value) ||
      (rule.kind !== 'authorization' && holdsLabel(value)) ||
      (rule.holds !== undefined && !rule.holds(value, text, at))
    )
      return whole;
    const start = whole.lastIndexOf(value);
    return (
      whole.slice(0, start) + labelFor(rule, value, register) + whole.slice(start + value.length)
    );
  });
}

/** The rule's group, or the first group that took part, or all of it. */
function valueOf(rule: ShapeRule, whole: string, groups: readonly unknown[]): string {
  if (rule.group !== undefined) return String(groups[rule.group - 1] ?? '');
  return String(groups.find((one) => typeof one === 'string') ?? whole);
}

function labelFor(rule: ShapeRule, value: string, register: Register): string {
  if (rule.id === 'user-info') {
    const [user = '', ...secret] = value.split(':');
    register.take('name', user);
    register.take('password', secret.join(':'));
  }
  return register.take(rule.kind, rule.kind === 'tenant' ? value.toLowerCase() : value);
}

/** Vendors' keys by their first two signs. */
const keysBySign = new Map<string, VendorKey[]>();
for (const key of vendorKeys)
  for (const sign of new Set(key.begins.map((one) => one.slice(0, 2)))) {
    const known = keysBySign.get(sign);
    if (known === undefined) keysBySign.set(sign, [key]);
    else known.push(key);
  }

/** Where a word begins that is long enough to be a key. */
const longWord = /(?<![A-Za-z0-9])[A-Za-z0-9](?=[\w.~/!-]{14})/g;

function redactVendorKeys(text: string, register: Register): string {
  let result = '';
  let copied = 0;
  longWord.lastIndex = 0;
  for (let found = longWord.exec(text); found !== null; found = longWord.exec(text)) {
    const at = found.index;
    const keys = keysBySign.get(text.slice(at, at + 2));
    if (keys === undefined) continue;
    for (const { kind, shape } of keys) {
      shape.lastIndex = at;
      const value = shape.exec(text)?.[0];
      if (value === undefined || holdsLabel(value)) continue;
      result += text.slice(copied, at) + register.take(kind, value);
      copied = at + value.length;
      longWord.lastIndex = copied;
      break;
    }
  }
  return copied === 0 ? text : result + text.slice(copied);
}
