import type { DrillType } from '../../drill.js'

/** What reports say of drills, in English; instants, lengths and shares come as texts. */
export const english = {
  title: 'Recovery drills',
  note: 'Every drill that ended in the period, with what it was held to; then those that were not held in it.',
  columns: {
    drill: 'Drill',
    outcome: 'Outcome',
    took: 'Time to recover',
    point: 'Verified recovery point',
  },
  types: {
    tabletop: 'tabletop',
    simulation: 'simulation',
    restore: 'restore',
    rollback: 'rollback',
    rebuild: 'rebuild',
    failover: 'failover',
    load: 'load',
  } satisfies Record<DrillType, string>,
  outcomes: { passed: 'passed', failed: 'failed', abandoned: 'given up' },
  unheld: (day: string | null) => (day === null ? 'not held, never passed' : `not held, last passed on ${day}`),
  unmeasured: 'not measured',
  objective: (rto: string, isMet: boolean) => `RTO ${rto}, ${isMet ? 'met' : 'missed'}`,
  objectiveAlone: (rto: string) => `RTO ${rto}`,
  lost: (span: string) => `${span} of data lost`,
  line: (drill: string, outcome: string) => `${drill}: ${outcome}`,
  recovered: (took: string, objective: string) => `back after ${took}; ${objective}`,
  point: (instant: string, lost: string) => `newest data of ${instant}; ${lost}`,
  success: (service: string, { passed, count }: { readonly passed: number; readonly count: number }) =>
    `${service}: ${passed} of ${count} drills within 365 days were passed`,
  share: (share: string, { target, isMet }: { readonly target: string; readonly isMet: boolean }) =>
    `${share}; the target of ${target} is ${isMet ? 'met' : 'missed'}.`,
  none: (service: string) => `${service}: no drill was passed or failed within 365 days.`,
  method:
    'The time to recover of a drill runs from its failure, or its declaration, to the last check that passed; its recovery point is the newest data that came back. Tabletops and runs that were given up are not in the success rate.',
}

export type DrillTexts = typeof english
