import { describe, expect, it } from 'vitest';
import { addressRules } from '../../../../shared/redact/address-rules.ts';
import { redactContent } from '../../../../shared/redact/content.ts';
import { nameExamples } from '../../../../shared/redact/name-examples.ts';
import { headerVerdict, isSecretKind, verdictOf } from '../../../../shared/redact/names.ts';
import { redactPatterns } from '../../../../shared/redact/patterns.ts';
import { Register } from '../../../../shared/redact/register.ts';
import { personalShapes, secretShapes } from '../../../../shared/redact/shape-rules.ts';
import { redactUrl } from '../../../../shared/redact/url.ts';
import { vendorKeys } from '../../../../shared/redact/vendor-keys.ts';

const fresh = (): Register => new Register({ keepPersonal: false }, redactContent);

/** What is left where the marked part of an example goes, and the part itself. */
function marked(example: string): { readonly text: string; readonly value: string } {
  const value = /«(.*)»/s.exec(example)?.[1] ?? example;
  return { text: example.replace(/[«»]/g, ''), value };
}

describe('Each rule about shapes proves itself', () => {
  it.each([...secretShapes, ...personalShapes].map((rule) => [rule.id, rule] as const))(
    '%s',
    (_id, { goes, stays }) => {
      for (const example of goes) {
        const { text, value } = marked(example);
        expect(redactPatterns(text, fresh())).not.toContain(value);
      }
      for (const text of stays) expect(redactPatterns(text, fresh())).toBe(text);
    },
  );
});

describe("Each vendor's key", () => {
  it.each(vendorKeys.map((key) => [key.id, key] as const))('%s', (_id, { goes, stays }) => {
    expect(redactPatterns(`Rejected: "${goes}" is unknown`, fresh())).not.toContain(
      goes.slice(-12),
    );
    expect(redactPatterns(`The ${stays} stays`, fresh())).toBe(`The ${stays} stays`);
  });
});

describe('Each rule about addresses', () => {
  it.each(addressRules.map((rule) => [rule.id, rule] as const))('%s', (_id, { goes, stays }) => {
    const { text, value } = marked(goes);
    expect(redactUrl(text, fresh())).not.toContain(value);
    expect(redactUrl(stays, fresh())).toBe(stays);
  });
});

describe('A name', () => {
  it.each(nameExamples.goes)('%s marks a secret, as a field and as a header', (name) => {
    expect(isSecretKind(verdictOf(name)?.kind ?? 'text')).toBe(true);
    expect(isSecretKind(headerVerdict(name)?.kind ?? 'text')).toBe(true);
  });

  it.each(nameExamples.stays)('%s marks none', (name) => {
    const verdict = verdictOf(name);
    expect(verdict === null || verdict.doubtful || !isSecretKind(verdict.kind)).toBe(true);
  });
});
