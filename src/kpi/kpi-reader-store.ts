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
import { keepingAnswers } from '../shared/keeping-answers.js'
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

const KEPT_MS = 60_000

/** How many months of all datasets together are read for trends. */
const MOST_DATASET_MONTHS = 120

/** Periods that are kept. */
const MOST_KEPT = 12

/** The reader, with what was read a minute ago. */
export function createKpiReader(parts: KpiParts): ReadKpis {
  const keeping = { clock: parts.clock, keptMs: KEPT_MS, most: MOST_KEPT, keyOf: ({ label }: Period) => label }
  return keepingAnswers(keeping, (period) => read(parts, period))
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
