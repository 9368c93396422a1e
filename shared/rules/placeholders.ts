/**
 * The names a text of a cause may hold in braces, each with what stands there. A name is unknown where the traffic does not tell;
 * a text that holds an unknown name gives way to its `otherwise`.
 */
export const placeholderNames = [
  'integration', // the third party: "Xero"
  'status', // the status that explains the failure: "429"; unknown where no response came
  'statusWord', // its short name: "Too Many Requests"
  'message', // the server's own words, shortened to 300 characters
  'failure', // what the browser said where no response came: "net::ERR_NAME_NOT_RESOLVED"
  'host', // the Halo instance: "acme.halopsa.com"
  'target', // the host the failed request went to
  'route', // "/api/report/{id}"
  'method', // "POST"
  'count', // how often it failed: "90"
  'batch', // how many at a time after a rate limit: "24", else "20 to 25"
  'batchSource', // where that number comes from: "the answer names a limit of 60 calls" …
  'wait', // how long to wait: "45 seconds", "1 minute"
  'waitSource', // where that comes from: "the answer says so" …
  'limit', // the limit that the answer names: "300"
  'limitWindow', // the time it counts over: "5 minutes"
  'duration', // how long the request took: "60 seconds"
  'reportAddress', // the report's page with loadreport=false
  'reportId',
  'ticketId',
  'chargeRate', // the charge rate that the message names
  'field', // the field that the message asks for
  'page', // the page where it happened, without its query
  'when', // time of the first failure, UTC: "14:03:22 UTC"
  'requestId', // the server's own number for the request, for support
] as const;
export type PlaceholderName = (typeof placeholderNames)[number];
