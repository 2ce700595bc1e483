import type { ControlName, ControlStatus } from '../control-names.js'

/** All that is said of controls, in English; instants, lengths and shares come as texts. */
export const english = {
  title: 'Controls',
  note: 'What has to be so of each dataset besides, as it stood at the end of the period, with the evidence.',
  clausesNote: 'Which clauses these controls say something about, and how those controls stood.',
  columns: { control: 'Control', status: 'Status', evidence: 'Evidence', period: 'Over the period' },
  clauseColumns: { clause: 'Clause', about: 'About', status: 'Status', controls: 'Controls' },
  controls: {
    recovery_point: 'recovery point within its objective',
    backup_type: 'type of backup is recent',
    copy: 'copy is recent',
    retention: 'kept long enough',
    recovery_points: 'enough recovery points are kept',
    encryption: 'encrypted',
    immutability: 'cannot be deleted or changed',
    restore_test: 'restore was tested',
    restore_time: 'restore meets its RTO',
  } satisfies Record<ControlName, string>,
  statuses: {
    compliant: 'compliant',
    non_compliant: 'not compliant',
    not_assessed: 'not assessed',
  } satisfies Record<ControlStatus, string>,
  compliantFor: (share: string) => `${share} compliant`,
  nonCompliantFor: (span: string) => `${span} not compliant`,
  assessedFor: (share: string) => `${share} assessed`,
  never: 'never judged in this period',
  counts: (compliant: number, nonCompliant: number, notAssessed: number) =>
    `${compliant} compliant, ${nonCompliant} not compliant, ${notAssessed} not assessed`,
  until: (at: string) => `Holds until ${at}.`,
  reasons: {
    within: (at: string, age: string) => `The newest backup has the data of ${at}, and may be ${age} old.`,
    too_old: (at: string, age: string) => `The newest backup has the data of ${at}, and may be ${age} old at most.`,
    never: 'No backup was ever seen.',
    silent: 'The source does not answer.',
    not_asked: 'There was no answer yet.',
    no_answer: 'The query finds nothing.',
    nobody_says: 'Nothing says so: there is neither a query nor an attestation.',
    suspended: (until: string) => `Backups are suspended until ${until}.`,
    holds: (query: string) => `The metric says so: ${query}`,
    does_not_hold: (query: string) => `The metric says that it is not so: ${query}`,
    attested: (by: string, until: string) => `${by} attests it until ${until}.`,
    expired: (by: string, until: string) => `${by} attested it until ${until}, and not since.`,
    kept: (at: string, age: string) => `The oldest recovery point is of ${at}; ${age} have to be kept.`,
    deleted_early: (at: string, age: string) =>
      `The oldest recovery point is of ${at}, and older ones were deleted within a week; ${age} have to be kept.`,
    too_young: (at: string, age: string) =>
      `The oldest recovery point is of ${at}: whether ${age} are kept shows later.`,
    enough: (points: number, least: number) => `${points} recovery points are kept; ${least} or more have to be.`,
    too_few: (points: number, least: number) => `${points} recovery points are kept; ${least} or more have to be.`,
    passed: (drill: string, at: string, every: string) =>
      `The drill ${drill} was passed on ${at}; that proves it for ${every}.`,
    overdue: (drill: string, at: string, every: string) =>
      `The drill ${drill} was passed last on ${at}; that proved it for ${every}.`,
    never_passed: (drill: string, due: string) => `The drill ${drill} was never passed; it was due on ${due}.`,
    not_yet_due: (drill: string, due: string) => `The drill ${drill} was not passed yet; it is due on ${due}.`,
    in_time: (drill: string, took: string, rto: string) => `The drill ${drill} took ${took}; it may take ${rto}.`,
    too_slow: (drill: string, took: string, rto: string) => `The drill ${drill} took ${took}; it may take ${rto}.`,
    not_measured: (drill: string) => `The drill ${drill} has measured no time that still counts.`,
  },
  reference: (where: string) => `See ${where}.`,
  method:
    'A control is compliant or not only by evidence: a metric, a drill that was passed, or somebody who attests it until a day. What has none, or whose evidence has run out, is not assessed.',
}

/** What is said of controls: what one language has, the others must have. */
export type ControlTexts = typeof english
