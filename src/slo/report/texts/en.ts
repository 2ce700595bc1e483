/** All that a report says of objectives, in English; lengths, dates and numbers come as texts. */
export const english = {
  title: 'Objectives',
  note: (period: string) => `Over ${period}, not over their own periods.`,
  columns: {
    objective: 'Objective',
    promise: 'Promise',
    delivered: 'Delivered',
    spent: 'Budget spent',
    observed: 'Observed',
  },
  observed: (share: string) => `${share} observed`,
  within: 'within',
  overspent: 'overspent',
  noTraffic: 'no traffic',
  noData: 'no data',
  unknown: 'unknown',
  noteOn: (name: string, note: string) => `${name}: ${note}.`,
  promiseChanged: (before: string, day: string, after: string) => `${before} promised until ${day}, ${after} since`,
  measured: (span: string, since: string) => `measured for ${span}, since ${since}`,
  countedDifferently: (since: string) => `counted differently since ${since}`,
  budgetMethod:
    'Budget spent is the bad share × the share of the period that was observed ÷ (1\u00a0−\u00a0objective): time not observed counts as average traffic without errors.',
}

/** What a report says of objectives: what one language has, the others must have. */
export type SloTexts = typeof english
