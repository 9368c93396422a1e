import { describe, expect, test } from 'vitest';
import { defeatsCache, isOfCall, mayBeOfRecord } from '../../../../shared/exchange/made-anew.ts';

describe('what is made anew for each call', () => {
  test.each(['_', 't', '_t', 'ts', '_dc', 'cb', 'nocache', 'no_cache', 'timestamp', 'v', 'random'])(
    'is a parameter that keeps caches from answering: %s',
    (name) => {
      expect(defeatsCache(name)).toBe(true);
    },
  );

  test.each(['id', 'ticket', 'count', 'page_no', 'ticket_id', 'version', 'text'])(
    'is no parameter that asks for something: %s',
    (name) => {
      expect(defeatsCache(name)).toBe(false);
    },
  );

  test.each([
    ['request_id', '17'],
    ['x-request-id', '17'],
    ['correlationid', '17'],
    ['meta.traceid', '17'],
    ['clientrequestid', '17'],
    ['attachments.tempid', '2'],
    ['session_id', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['connection#id', 'kX3_9a'],
  ])('is the number of a call: %s=%s', (name, value) => {
    expect(isOfCall(name, value)).toBe(true);
  });

  test.each([
    ['servicerequestid', '17'],
    ['servicerequest_id', '17'],
    ['service_request_id', '17'],
    ['connectionid', '3'],
    ['transaction_id', '4711'],
    ['session_id', '12'],
    ['quotedraftid', '5'],
    ['id', '5'],
  ])('is not the number of a record: %s=%s', (name, value) => {
    expect(isOfCall(name, value)).toBe(false);
  });

  test.each([
    ['connection_id', '0f8fad5b-d9cb-469f-a165-70867728950e', true],
    ['connection_id', '{0F8FAD5B-D9CB-469F-A165-70867728950E}', true],
    ['transactionid', '20261130224512', true],
    ['connection#id', 'kX3_9a', false],
    ['request_id', '0f8fad5b-d9cb-469f-a165-70867728950e', false],
  ])('may be the id of a record as well: %s=%s (%s)', (name, value, may) => {
    expect(mayBeOfRecord(name, value)).toBe(may);
  });
});
