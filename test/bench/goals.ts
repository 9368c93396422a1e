/** What `npm run bench` measures, in parts that can be asked for by name. */
export const partNames = [
  'start',
  'rules',
  'table',
  'reading',
  'redacting',
  'window',
  'capturing',
  'browser',
  'size',
] as const;
export type PartName = (typeof partNames)[number];

/** `times`: a ratio; `count`: how many; MB: a million bytes. */
export type Unit = 'times' | 'ms' | 's' | 'MB' | 'MB/s' | 'bytes' | 'count';

/** One figure. Without a limit it stands beside the others for comparison only. */
export interface Goal {
  readonly part: PartName;
  /** What is measured, in plain words. */
  readonly what: string;
  readonly unit: Unit;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What the rounds are judged by: their median and spread, or, for a peak, the highest alone. */
  readonly by?: 'median' | 'highest';
}

/** Sizes that are measured side by side, smallest first; `work` counts megabytes or requests. */
export const sizes = {
  megabytes: [
    { id: '70mb', title: '70 MB', work: 70 },
    { id: '700mb', title: '700 MB', work: 700 },
    { id: '2gb', title: '2 GB', work: 2000 },
  ],
  requests: [
    { id: '10k', title: '10,000 requests', work: 10_000 },
    { id: '100k', title: '100,000 requests', work: 100_000 },
    { id: '1m', title: '1,000,000 requests', work: 1_000_000 },
  ],
} as const;
export type SizeKind = keyof typeof sizes;
export type SizeId = (typeof sizes)[SizeKind][number]['id'];
export const grown = ['review', 'redact'] as const;
export type Grown = (typeof grown)[number];
type GrowthName =
  | `${Grown}-${SizeId}-${'seconds' | 'memory'}`
  | `${Grown}-${SizeKind}-${'growth' | 'last-growth' | 'memory-growth'}`;

/** Nothing grows faster than the work: what the largest may take for each unit, to the smallest. */
const growthLimit = 1.15;

/**
 * Time and peak memory of a command for each size, and how they grow. Time for a unit is what a run
 * takes longer than one of a file with a single request, so that the start of Node hides nothing.
 */
function growthOf(command: Grown, part: PartName): readonly (readonly [GrowthName, Goal])[] {
  return (Object.keys(sizes) as SizeKind[]).flatMap((kind) => {
    const [smallest, middle, largest] = sizes[kind];
    const growth = (from: string, what: string, atMost?: number): Goal => ({
      part,
      what: `${what} of \`${command}\`, ${largest.title} to ${from}`,
      unit: 'times',
      ...(atMost === undefined ? {} : { atMost }),
    });
    const unit = kind === 'megabytes' ? 'megabyte' : 'request';
    return [
      ...sizes[kind].flatMap(({ id, title }): readonly (readonly [GrowthName, Goal])[] => [
        [`${command}-${id}-seconds`, { part, what: `\`${command}\` of ${title}`, unit: 's' }],
        [
          `${command}-${id}-memory`,
          {
            part,
            what: `peak memory of \`${command}\` of ${title}`,
            unit: 'MB',
            by: 'highest',
            ...(id === '1m' && command === 'review' ? { atMost: 350 } : {}),
          },
        ],
      ]),
      [`${command}-${kind}-growth`, growth(smallest.title, `time for each ${unit}`, growthLimit)],
      [
        `${command}-${kind}-last-growth`,
        growth(middle.title, `time for each ${unit}`, growthLimit),
      ],
      [
        `${command}-${kind}-memory-growth`,
        // A diagnosis names its requests, so `review` keeps more of more of them; `redact` nothing.
        growth(middle.title, 'peak memory', command === 'redact' ? growthLimit : undefined),
      ],
    ];
  });
}

const growthGoals = Object.fromEntries([
  ...growthOf('review', 'reading'),
  ...growthOf('redact', 'redacting'),
]) as Readonly<Record<GrowthName, Goal>>;

const frame = 16; // milliseconds, at 60 pictures a second

/** Every figure by its name; the parts fill them in. */
const ownGoals = {
  'start-usable': {
    part: 'start',
    what: 'start until usable, times a bare window',
    unit: 'times',
    atMost: 1.3,
  },
  'start-first': {
    part: 'start',
    what: 'the first start with a new profile, times that of a bare window',
    unit: 'times',
    atMost: 1.4,
  },
  'start-usable-ms': { part: 'start', what: 'start until usable', unit: 'ms' },
  'start-bare-ms': { part: 'start', what: 'start of a bare window', unit: 'ms' },
  'memory-idle': {
    part: 'start',
    what: 'memory when idle, times a bare window',
    unit: 'times',
    atMost: 1.15,
  },
  'memory-idle-mb': { part: 'start', what: 'memory when idle, all processes', unit: 'MB' },
  'memory-bare-mb': { part: 'start', what: 'memory of a bare window', unit: 'MB' },
  'memory-100k-mb': {
    part: 'start',
    what: 'memory with 100,000 requests open, all processes',
    unit: 'MB',
    atMost: 400,
    by: 'highest',
  },
  'rules-ratio': {
    part: 'rules',
    what: 'classifying 100,000 exchanges, of `JSON.parse` of the same',
    unit: 'times',
    atMost: 0.5,
  },
  'rules-kept': { part: 'rules', what: 'heap that the review keeps for each', unit: 'bytes' },
  'filter-words': filterGoal('words', frame),
  'filter-status': filterGoal('status', frame),
  'filter-domain': filterGoal('domain', frame),
  'filter-several': filterGoal('several conditions', frame),
  'filter-pattern': filterGoal('a pattern', 50),
  'filter-stars': filterGoal('a pattern with stars', 50),
  'sort-status': sortGoal('status'),
  'sort-name': sortGoal('name'),
  'sort-meaning': sortGoal('meaning'),
  'sort-time': sortGoal('time'),
  'sort-domain': sortGoal('domain'),
  'table-build': { part: 'table', what: 'building 150,000 rows', unit: 'ms' },
  'parse-speed': { part: 'reading', what: '`JSON.parse` of 150 MB', unit: 'MB/s' },
  'review-700mb-ratio': {
    part: 'reading',
    what: '`review` of a 700 MB HAR, times `JSON.parse`',
    unit: 'times',
    atLeast: 1.7,
  },
  'review-2gb-ratio': {
    part: 'reading',
    what: '`review` of a 2 GB HAR, times `JSON.parse`',
    unit: 'times',
    atLeast: 1.9,
  },
  'redact-ratio': {
    part: 'redacting',
    what: 'speed of `redact` of a 150 MB HAR, of `review`',
    unit: 'times',
    atLeast: 0.9,
  },
  'redact-parse-ratio': {
    part: 'redacting',
    what: 'speed of `redact` of a 150 MB HAR, of `JSON.parse`',
    unit: 'times',
  },
  'redact-memory': {
    part: 'redacting',
    what: 'peak memory of `redact` of a 150 MB HAR',
    unit: 'MB',
    by: 'highest',
  },
  'redact-dense': {
    part: 'redacting',
    what: '`redact` of 15 MB full of secrets',
    unit: 'MB/s',
    atLeast: 40,
  },
  'window-ratio': {
    part: 'window',
    what: 'a 700 MB HAR in the window, of `JSON.parse`',
    unit: 'times',
    atLeast: 1,
  },
  'window-speed': { part: 'window', what: 'a 700 MB HAR in the window', unit: 'MB/s' },
  'window-first': {
    part: 'window',
    what: 'from the first failing entry to its diagnosis on screen',
    unit: 'ms',
    atMost: 300,
  },
  'window-standstill': {
    part: 'window',
    what: 'longest standstill of the window while it reads, in processor time',
    unit: 'ms',
    atMost: frame,
  },
  'window-standstill-clock': {
    part: 'window',
    what: 'longest standstill of the window while it reads, by the clock',
    unit: 'ms',
  },
  'window-cancel': {
    part: 'window',
    what: 'from a click on Cancel to the screen before',
    unit: 'ms',
    atMost: 50,
  },
  'window-stopped': {
    part: 'window',
    what: 'from a click on Cancel to the end of the reader',
    unit: 'ms',
  },
  'window-memory': {
    part: 'window',
    what: 'memory of the window while it reads 700 MB',
    unit: 'MB',
    atMost: 350,
    by: 'highest',
  },
  'window-rows': { part: 'window', what: 'rows of the table in the window', unit: 'count' },
  'window-opening': { part: 'window', what: 'showing all rows in the window', unit: 'ms' },
  'window-filtering': tableInWindow('filtering by words, status and domain', frame),
  'window-pattern': tableInWindow('filtering by a pattern', 50),
  'window-sorting': tableInWindow('sorting', frame),
  'window-scrolling': tableInWindow('scrolling', frame),
  'capture-work-off': workGoal('without capture'),
  'capture-work-bare': workGoal('on top with a bare debugger'),
  'capture-work-devtools': workGoal('on top with the Network panel of DevTools open'),
  'capture-work-without': workGoal('on top, recorded without contents', 1),
  'capture-work-with': workGoal('on top, recorded with contents', 1.2),
  'capture-share': {
    part: 'capturing',
    what: 'processor time that recording with contents adds, of what DevTools adds',
    unit: 'times',
    atMost: 0.35,
  },
  'capture-page-bare': burstGoal('with a bare debugger'),
  'capture-page-devtools': burstGoal('with the Network panel of DevTools open'),
  'capture-page-without': burstGoal('recorded without contents', 1.4),
  'capture-page-with': burstGoal('recorded with contents', 1.4),
  'capture-halo-bare': haloGoal('with a bare debugger'),
  'capture-halo-devtools': haloGoal('with the Network panel of DevTools open'),
  'capture-halo-without': haloGoal('recorded without contents', 1.03),
  'capture-halo-with': haloGoal('recorded with contents', 1.03),
  'capture-missed': {
    part: 'capturing',
    what: 'requests of 20,000 that were not recorded',
    unit: 'count',
    atMost: 0,
  },
  'capture-no-content': {
    part: 'capturing',
    what: 'requests of 20,000 that were recorded without content',
    unit: 'count',
    atMost: 0,
  },
  'capture-standstill': {
    part: 'capturing',
    what: 'longest standstill of the main process while 20,000 requests are recorded',
    unit: 'ms',
    atMost: frame,
  },
  'capture-standstill-off': {
    part: 'capturing',
    what: 'the same while 20,000 requests go through unrecorded',
    unit: 'ms',
  },
  'capture-memory': {
    part: 'capturing',
    what: 'memory of the main process while 20,000 requests are recorded',
    unit: 'MB',
    atMost: 250,
    by: 'highest',
  },
  'capture-window-memory': {
    part: 'capturing',
    what: 'memory of our window meanwhile',
    unit: 'MB',
    by: 'highest',
  },
  ...ownBrowserGoals('pipe', 'own browser over the pipe', { page: 1.4, halo: 1.03 }),
  ...ownBrowserGoals('socket', 'own browser over the socket', { page: 1.4, halo: 1.03 }),
  ...ownBrowserGoals('har', 'recordHar of Playwright'),
  ...ownBrowserGoals('mitm', 'mitmproxy'),
  'size-app': { part: 'size', what: 'our own code', unit: 'MB', atMost: 8 },
  'size-program': { part: 'size', what: 'the unpacked program', unit: 'MB', atMost: 320 },
  'size-package': {
    part: 'size',
    what: 'the largest package',
    unit: 'MB',
    atMost: 140,
    by: 'highest',
  },
} as const satisfies Readonly<Record<string, Goal>>;

export type GoalName = keyof typeof ownGoals | GrowthName;
export const goals: Readonly<Record<GoalName, Goal>> = { ...ownGoals, ...growthGoals };

/** What was measured: the rounds of each figure. */
export type Samples = Readonly<Partial<Record<GoalName, readonly number[]>>>;

function filterGoal(by: string, atMost: number): Goal {
  return { part: 'table', what: `filter of 150,000 rows by ${by}`, unit: 'ms', atMost };
}

function sortGoal(by: string): Goal {
  return { part: 'table', what: `sort of 150,000 rows by ${by}`, unit: 'ms', atMost: frame };
}

function tableInWindow(what: string, atMost: number): Goal {
  return {
    part: 'window',
    what: `longest standstill in the window: ${what}, in processor time`,
    unit: 'ms',
    atMost,
  };
}

function workGoal(what: string, atMost?: number): Goal {
  const limit = atMost === undefined ? {} : { atMost };
  return { part: 'capturing', what: `processor time a request ${what}`, unit: 'ms', ...limit };
}

function burstGoal(what: string, atMost?: number): Goal {
  const limit = atMost === undefined ? {} : { atMost };
  return {
    part: 'capturing',
    what: `page time of 1,000 requests at once, ${what}, to none`,
    unit: 'times',
    ...limit,
  };
}

function haloGoal(what: string, atMost?: number): Goal {
  const limit = atMost === undefined ? {} : { atMost };
  return {
    part: 'capturing',
    what: `a page like Halo’s, ${what}, to none`,
    unit: 'times',
    ...limit,
  };
}

/** A recorder of Debian's Chromium. */
function ownBrowserGoals<K extends string>(
  kind: K,
  title: string,
  limits: { readonly page?: number; readonly halo?: number } = {},
) {
  const of = (what: string, unit: Unit, atMost: number | undefined): Goal => ({
    part: 'browser',
    what: `${title}: ${what}`,
    unit,
    ...(atMost === undefined ? {} : { atMost }),
  });
  return {
    [`browser-${kind}-page`]: of('page time of 1,000 requests at once', 'times', limits.page),
    [`browser-${kind}-halo`]: of('a page like Halo’s', 'times', limits.halo),
    [`browser-${kind}-missed`]: of(
      'requests of 20,000 not recorded',
      'count',
      limits.page === undefined ? undefined : 0,
    ),
    [`browser-${kind}-no-content`]: of(
      'requests of 20,000 without content',
      'count',
      limits.page === undefined ? undefined : 0,
    ),
    [`browser-${kind}-memory`]: {
      ...of('memory of the recorder', 'MB', undefined),
      by: 'highest',
    },
  } as Readonly<
    Record<`browser-${K}-${'page' | 'halo' | 'missed' | 'no-content' | 'memory'}`, Goal>
  >;
}
