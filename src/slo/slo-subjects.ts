import { budgetPeriodAt } from './budget-period.js'
import { objectiveId, type LedgerObjective, type ObjectiveKey } from './counts.js'
import { isGroupOf, noGroup, parseGroupKey, type Group } from './group-key.js'
import { sloKey, type Slo } from './slo.js'

/** What has a budget of its own: an SLO, or one group of a grouped one. */
export interface SloSubject {
  readonly slo: Slo
  readonly group: Group
  /** `null`: a grouped SLO of which no group was seen yet. */
  readonly key: ObjectiveKey | null
  /** `null`: not in the ledger. */
  readonly ledger: LedgerObjective | null
}

/** What the ledger knows, by the `objectiveId` of the SLO. */
export type LedgerBySlo = ReadonlyMap<string, readonly LedgerObjective[]>

/** Puts the groups of an SLO together with it. */
export function bySlo(objectives: readonly LedgerObjective[]): LedgerBySlo {
  const rows = new Map<string, LedgerObjective[]>()
  for (const objective of objectives) {
    const { prometheus, environment, service, slo } = objective.key
    const id = objectiveId({ prometheus, environment, service, slo, group: '' })
    const own = rows.get(id) ?? []
    own.push(objective)
    rows.set(id, own)
  }
  return rows
}

/**
 * The subjects of an SLO, groups by key.
 *
 * @param isAlive whether a group still counts; its history stays in the ledger
 */
export function subjectsOf(
  slo: Slo,
  known: LedgerBySlo,
  isAlive: (group: LedgerObjective) => boolean,
): readonly SloSubject[] {
  const key = sloKey(slo)
  const rows = known.get(objectiveId(key)) ?? []
  const whole = rows.find((row) => row.key.group === '') ?? null
  if (slo.groupBy.length === 0) return [{ slo, group: noGroup, key, ledger: whole }]
  const groups = rows
    .filter((row) => row.key.group !== '' && isGroupOf(slo.groupBy, parseGroupKey(row.key.group)) && isAlive(row))
    .map((row) => ({ slo, group: parseGroupKey(row.key.group), key: row.key, ledger: row }))
    .toSorted((a, b) => (a.key.group < b.key.group ? -1 : 1))
  return groups.length > 0 ? groups : [{ slo, group: noGroup, key: null, ledger: whole }]
}

/** Whether a group had a value within a whole period, or in the calendar unit that runs. */
export function isSeenLately(slo: Slo, { seenAt, watermark }: LedgerObjective): boolean {
  if (seenAt === null || watermark === null) return false
  const start = budgetPeriodAt(slo, watermark).soFar.from.getTime()
  return seenAt.getTime() > Math.min(start, watermark.getTime() - slo.periodSeconds * 1000)
}
