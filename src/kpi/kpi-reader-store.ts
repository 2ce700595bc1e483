import { readDatasetExposures } from '../backup/report/dataset-key-figures.js'
import type { RecoveryPointsReader } from '../backup/dataset.js'
import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import { plannedDrills } from '../drill/drill.js'
import { readKnowledge } from '../drill/drill-knowledge-store.js'
import { comparedTimes, type ComparedTimes } from '../feature/key-figure.js'
import type { IncidentSummaryReader } from '../incident/view/incident-summary.js'
import type { Service } from '../service/service.js'
import type { Clock } from '../shared/clock.js'
import type { Database } from '../store/database.js'
import { kpisOf, type Kpis } from './kpi.js'

export interface KpiParts {
  readonly config: { readonly services: readonly Service[] }
  readonly database: Database
  readonly incidents: Pick<IncidentSummaryReader, 'coursesIn'>
  readonly recoveryPoints: RecoveryPointsReader
  readonly clock: Clock
}

/** Reads the figures of a period. */
export type ReadKpis = (period: Period) => Promise<Kpis>

/** What was read is told for so long: whoever looks at a page again and again adds nothing up again. */
const KEPT_MS = 60_000

/** How many months of all datasets together are read for trends. */
const MOST_DATASET_MONTHS = 120

/** Periods that are kept. */
const MOST_KEPT = 12

/** The reader, with what was read a minute ago. Those who ask at once wait for one reading. */
export function createKpiReader(parts: KpiParts): ReadKpis {
  const kept = new Map<string, { readonly at: number; readonly figures: Promise<Kpis> }>()
  return (period) => {
    const now = parts.clock().getTime()
    const known = kept.get(period.label)
    if (known !== undefined && now >= known.at && now - known.at < KEPT_MS) return known.figures
    const figures = read(parts, period)
    kept.delete(period.label)
    kept.set(period.label, { at: now, figures })
    figures.catch(() => kept.delete(period.label))
    for (const label of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(label)
    return figures
  }
}

async function read({ config, database, incidents, recoveryPoints, clock }: KpiParts, period: Period): Promise<Kpis> {
  const { services } = config
  const now = clock()
  const times = timesUpTo(period, now)
  const datasets = services.flatMap((service) => service.datasets)
  const exposureMonths = monthsRead(datasets.length)
  const read = { ...times, months: exposureMonths === 0 ? [] : times.months.slice(-exposureMonths) }
  return kpisOf(services, {
    ...{ times, now, exposureMonths },
    courses: await incidents.coursesIn(spanOf(times)),
    exposureIn: await readDatasetExposures(datasets, recoveryPoints, { times: read, createdAt: now }),
    runs: (await readKnowledge(database, { drills: plannedDrills(services), now })).runs,
  })
}

/** Of a period that runs on, the months that have begun. */
function timesUpTo(period: Period, now: Date): ComparedTimes {
  const times = comparedTimes(period)
  return { ...times, months: times.months.filter(({ interval }) => interval.from <= now) }
}

/** From the first of all these times to the last. */
function spanOf({ current, previous, months }: ComparedTimes): Interval {
  const begins = [previous, ...months].map(({ interval }) => interval.from.getTime())
  return { from: new Date(Math.min(...begins)), to: current.interval.to }
}

/** Trends of many datasets are shorter: those of a hundred are of the last month alone. */
function monthsRead(datasets: number): number {
  return datasets === 0 ? 0 : Math.floor(MOST_DATASET_MONTHS / datasets)
}
