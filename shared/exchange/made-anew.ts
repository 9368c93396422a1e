/**
 * Names under which pages and programs send what is made anew for each call. Two calls that differ in
 * nothing else ask for the same.
 */

const ofCache =
  /^(?:_|_?t|ts|time|timestamp|v|_?dc|cb|no_?cache|cache|cache_?buster|rand|random)$/i;

/** A parameter of an address that only keeps caches from answering. */
export function defeatsCache(name: string): boolean {
  return ofCache.test(name);
}

const ofCall =
  /^(?:.*\.)?(?:x|http|client|web|api|unique)?[_-]?(?:request|correlation|trace|idempotency|nonce|csrf|temp|local|lock|socket)[_-]?#?id$/i;
const ofVisit = /^(?:.*\.)?(?:session|operation|transaction|draft|connection)[_-]?#?id$/i;
const shortNumber = /^\d{1,9}$/;

/**
 * The number of a call, or of what it belongs to. A `servicerequest_id` is none, nor is a short number
 * of something that may be a record as well, such as a connection.
 */
export function isOfCall(name: string, value: string): boolean {
  return ofCall.test(name) || (ofVisit.test(name) && !shortNumber.test(value));
}

const longId = /^(?:\d{10,18}|\{?[\da-f]{8}-[\da-f-]{27}\}?|[\da-f]{24}|[\da-f]{32})$/i;

/**
 * Of a visit by its name, and of a record by its value: a connection or a draft may be kept under a
 * GUID. Whether two such are the same cannot be told where they differ.
 */
export function mayBeOfRecord(name: string, value: string): boolean {
  return ofVisit.test(name) && longId.test(value);
}
