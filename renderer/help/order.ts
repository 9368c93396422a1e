/** The pages of resources/help, in the order in which they are listed. */
export const helpOrder = [
  'getting-started',
  'open-a-file',
  'ask-for-a-recording',
  'recording-light',
  'results',
  'compare',
  'check-up',
  'share-safely',
  'rule-packs',
  'lessons',
  'keys',
  'privacy',
  'troubleshooting',
] as const;
