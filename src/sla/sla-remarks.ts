import type { PeriodRule } from '../calendar/period.js'
import { subjectOf, type RemarkKind } from '../feature/remark.js'
import { formatDuration } from '../shared/duration.js'
import { toPercent } from '../shared/format-number.js'
import type { Agreement } from './agreement.js'

/** What remarks on agreements read of the configuration. */
export interface AgreementsConfigured {
  readonly prometheus: readonly { readonly name: string; readonly retentionSeconds: number }[]
  readonly services: readonly { readonly agreements: readonly Agreement[] }[]
}

const firstTier: RemarkKind<AgreementsConfigured> = {
  rule: 'first-tier',
  meaning: 'the first credit tier begins elsewhere than the objective',
  mend: 'make them equal, unless the contract says otherwise',
  find: ({ services }) => services.flatMap(({ agreements }) => agreements.flatMap(otherFirstTier)),
}

const shortHistory: RemarkKind<AgreementsConfigured> = {
  rule: 'short-history',
  meaning: 'the period of an agreement is longer than Prometheus keeps',
  mend: 'nothing: the ledger keeps what it has read; of its first period what is older stays unknown',
  isNote: true,
  find: ({ prometheus, services }) => {
    const retention = new Map(prometheus.map(({ name, retentionSeconds }) => [name, retentionSeconds]))
    return services.flatMap(({ agreements }) => agreements.flatMap((one) => forgottenPeriod(one, retention)))
  },
}

export const slaRemarks: readonly RemarkKind<AgreementsConfigured>[] = [firstTier, shortHistory]

function otherFirstTier({ service, name, terms: { objective, credits } }: Agreement) {
  // Credit in proportion or in steps begins with the objective.
  if (credits === null || credits.tiers.length === 0 || credits.proportional !== null || credits.step !== null)
    return []
  const first = Math.max(...credits.tiers.map(({ ratio }) => ratio))
  if (first === objective) return []
  const message = `its first credit tier begins below ${toPercent(first)} %, its objective is ${toPercent(objective)} %`
  const hint =
    first < objective
      ? 'a result between the two breaks the promise but costs nothing'
      : 'a result between the two keeps the promise but costs a credit'
  return [{ subject: subjectOf({ service, name }), message, hint }]
}

function forgottenPeriod({ service, name, members, terms }: Agreement, retention: ReadonlyMap<string, number>) {
  const kept = Math.min(...members.map(({ prometheus }) => retention.get(prometheus) ?? Infinity))
  if (longestDays(terms.period) * 86_400 <= kept) return []
  const message = `its period can be longer than Prometheus keeps (${formatDuration(kept)})`
  const hint =
    'before the first whole period is over, minutes that are older are unknown, and the verdict may be a range'
  return [{ subject: subjectOf({ service, name }), message, hint }]
}

const DAYS = { week: 7, month: 31, quarter: 92, year: 366 } as const

function longestDays(period: PeriodRule): number {
  if ('unit' in period) return DAYS[period.unit]
  if ('lastDays' in period) return period.lastDays
  return 'days' in period.every ? period.every.days : period.every.months * 31
}
