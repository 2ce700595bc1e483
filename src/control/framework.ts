import type { ControlName, ControlStatus } from './control-names.js'

/** A set of rules that somebody has to show to be kept, as far as controls do. */
export interface Framework {
  /** As auditors call it: `ISO/IEC 27001:2022`. */
  readonly name: string
  readonly clauses: readonly Clause[]
}

export interface Clause {
  /** As the framework numbers it: `A.8.13`. */
  readonly clause: string
  readonly title: string
  /** Controls that say something about it. */
  readonly controls: readonly ControlName[]
}

/** Clauses for which a control says something, as `FRAMEWORK CLAUSE`. */
export function clausesOf(frameworks: readonly Framework[], control: ControlName): readonly string[] {
  return frameworks.flatMap(({ name, clauses }) =>
    clauses.filter(({ controls }) => controls.includes(control)).map(({ clause }) => `${name} ${clause}`),
  )
}

/** A clause with how those controls stand of which it is. */
export interface ClauseStanding {
  readonly framework: string
  readonly clause: string
  readonly title: string
  /** As the worst of its controls; `not_assessed` where there is none. */
  readonly status: ControlStatus
  readonly counts: Readonly<Record<ControlStatus, number>>
}

export function clauseStandings(
  frameworks: readonly Framework[],
  standings: readonly { readonly control: ControlName; readonly status: ControlStatus }[],
): readonly ClauseStanding[] {
  return frameworks.flatMap(({ name, clauses }) =>
    clauses.map(({ clause, title, controls }) => {
      const own = standings.filter(({ control }) => controls.includes(control))
      const count = (status: ControlStatus) => own.filter((one) => one.status === status).length
      const counts = {
        compliant: count('compliant'),
        non_compliant: count('non_compliant'),
        not_assessed: count('not_assessed'),
      }
      return { framework: name, clause, title, status: worstOf(counts), counts }
    }),
  )
}

function worstOf({ compliant, non_compliant, not_assessed }: ClauseStanding['counts']): ControlStatus {
  if (non_compliant > 0) return 'non_compliant'
  return not_assessed > 0 || compliant === 0 ? 'not_assessed' : 'compliant'
}
