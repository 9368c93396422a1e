import { describe, expect, it } from 'vitest';
import { type EntryKind, entryKind } from '../../../../renderer/text/entry-kind.ts';

const examples: Readonly<Record<EntryKind, readonly string[]>> = {
  nothing: ['', '  \n '],
  address: [
    'acme.halopsa.com',
    ' https://acme.halopsa.com/tickets?id=5 ',
    'localhost:8080',
    'http://127.0.0.1:4000/',
    '10.0.0.5',
    'HELPDESK.EXAMPLE.ORG/halo',
    'acme.halopsa.com/exports/all.txt',
  ],
  path: [
    '/home/kim/failed.har',
    '"/home/kim lee/failed.har"',
    '~/failed.har',
    'C:\\Users\\Kim Lee\\failed.har',
    '"C:\\Users\\Kim Lee\\halo log.txt"',
    'file:///home/kim/failed.har',
  ],
  file: ['failed.har', 'integrator.log', './failed.har', '\\\\server\\share\\failed.har'],
  message: [
    '504',
    '403.14',
    '535 5.7.139 Authentication unsuccessful',
    '5.7.139',
    'Unable to save data',
    'our halo',
    'System.NullReferenceException',
    'kim@example.com',
    'https://acme.halopsa.com/api/Tickets answered 403',
    'See the file\nfailed.har',
    'The rest stands in failed.har',
    '/api/Tickets failed, see all.log',
    'acme.halopsa.com\nacme.haloitsm.com',
  ],
};

describe('what was put into the box of the start page', () => {
  for (const [kind, texts] of Object.entries(examples))
    for (const text of texts)
      it(`is taken for ${kind}: ${JSON.stringify(text)}`, () => {
        expect(entryKind(text)).toBe(kind);
      });
});
