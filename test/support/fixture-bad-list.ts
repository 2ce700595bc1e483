import type { AgreementResult } from '../../src/sla/agreement-result.js'
import { type BadList, type ListedStretch, type NamedIncident, sumOf } from '../../src/sla/bad-list.js'
import type { DayCounts } from '../../src/sla/agreement-details.js'

const SHOWER = [17, 43, 6, 128, 24]

/** The bad time of an agreement over requests, out of its days: one stretch in the morning of each day that failed more than may, one for what was not observed. */
export function fixtureBadList(
  result: AgreementResult,
  days: readonly DayCounts[],
  incidents: Readonly<Record<string, NamedIncident>> = {},
): BadList {
  const errors = days.reduce((sum, { counts }) => sum + (counts?.errors ?? 0), 0)
  const weight = errors === 0 ? 0 : result.downtimeUsedSeconds / errors
  const making = { weight, incidents, result }
  const stretches = days
    .flatMap((day, index) => [...failing(day, { ...making, index }), ...gap(day)])
    .reduce(joined, [])
  const named = stretches.reduce((sum, one) => sum + (one.errors ?? 0), 0)
  const beside = { errors: errors - named, errorsAtWorst: errors - named, unknownSeconds: 0 }
  const seconds = beside.errors * weight
  if (beside.errors === 0) return { stretches, others: null, beside: null }
  return { stretches, others: null, beside: { badSeconds: seconds, atWorstSeconds: seconds, ...beside } }
}

/** Days without data that follow each other are one gap. */
function joined(all: readonly ListedStretch[], one: ListedStretch): ListedStretch[] {
  const last = all.at(-1)
  if (last?.kind !== 'open' || one.kind !== 'open' || last.to.getTime() !== one.from.getTime()) return [...all, one]
  const sums = sumOf([last, one])
  return [...all.slice(0, -1), { ...last, to: one.to, ...sums }]
}

interface Making {
  readonly index: number
  readonly weight: number
  readonly incidents: Readonly<Record<string, NamedIncident>>
  readonly result: AgreementResult
}

function failing({ label, interval, counts }: DayCounts, making: Making): readonly ListedStretch[] {
  const { index, weight, incidents, result } = making
  if (counts === null || counts.errors <= counts.events * (1 - result.objective)) return []
  const from = new Date(interval.from.getTime() + 11 * 3_600_000)
  const errors = Math.round(counts.errors * 0.97)
  const incident = incidents[label]
  return [
    {
      ...{ from, to: new Date(from.getTime() + (SHOWER[index % SHOWER.length] ?? 9) * 60_000) },
      ...{ kind: 'bad', member: null, incidents: incident === undefined ? [] : [incident], recovery: null },
      ...{ badSeconds: errors * weight, atWorstSeconds: errors * weight, errors, errorsAtWorst: errors },
      unknownSeconds: 0,
    },
  ]
}

function gap({ interval, counts }: DayCounts): readonly ListedStretch[] {
  const length = (interval.to.getTime() - interval.from.getTime()) / 1000
  const unknown = length - (counts?.observedSeconds ?? length)
  if (unknown <= 0) return []
  const from = new Date(interval.to.getTime() - unknown * 1000)
  return [
    {
      ...{ from, to: interval.to, kind: 'open', member: null, incidents: [], recovery: null },
      ...{ badSeconds: 0, atWorstSeconds: unknown, errors: 0, errorsAtWorst: 1000, unknownSeconds: unknown },
    },
  ]
}
