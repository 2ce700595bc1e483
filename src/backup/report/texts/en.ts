/** All that a report says of backups, in English; lengths and numbers come as texts. */
export const english = {
  title: 'Backups',
  note: 'How much would have been lost, against the recovery point objective (RPO).',
  columns: {
    dataset: 'Dataset',
    rpo: 'RPO',
    within: 'Within RPO',
    briefly: 'Within',
    worst: 'Worst',
    now: 'Now',
    observed: 'Observed',
  },
  rpo: (span: string) => `RPO ${span}`,
  observed: (share: string) => `${share} observed`,
  noData: 'no data',
  unknown: 'unknown',
  everything: 'everything',
  states: {
    ok: 'within',
    late: 'within, backup missing',
    ageing: 'within, ageing',
    suspended: 'suspended',
    stale: 'beyond',
    never: 'never seen',
    unknown: 'source silent',
  },
  method:
    'What a dataset would lose at an instant is the time since its newest recovery point: the completion of the last good backup, less the time that a backup takes.',
}

/** What a report says of backups: what one language has, the others must have. */
export type DatasetTexts = typeof english
