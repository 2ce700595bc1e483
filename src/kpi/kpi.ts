import { datasetKeyFigures } from '../backup/report/dataset-key-figures.js'
import type { Period } from '../calendar/period.js'
import { drillSuccess, type CountedRun } from '../drill/drill-figures.js'
import { byTarget, type ComparedTimes, type KeyFigure, type KeyFigureVerdict } from '../feature/key-figure.js'
import type { IncidentCourse } from '../incident/incident.js'
import { incidentKeyFigures } from '../incident/report/incident-key-figures.js'
import { incidentServiceOf } from '../incident/view/incident-service-of.js'
import { toldKeyFigures, type KeyFigureChange } from '../report/kpi/told-key-figures.js'
import type { Service } from '../service/service.js'
import { formatPercent } from '../shared/format-percent.js'

/** In the order in which they are told. `test_success`: share of the drills that were passed. */
export const KPI_NAMES = ['rto', 'rpo', 'mttd', 'mttr', 'test_success'] as const

export type KpiName = (typeof KPI_NAMES)[number]

/** A figure over one stretch of time. */
export interface KpiValue {
  /** Seconds, or a ratio; `null`: it is of nothing, or nobody knows. */
  readonly value: number | null
  /** Of how many incidents, datasets or drills it is. */
  readonly count: number
  /** Those beside, of which it is not known. */
  readonly unknown: number
  /** `null`: there is nothing to judge. */
  readonly verdict: KeyFigureVerdict | null
}

/** A figure with its target and the period before. */
export interface Kpi {
  readonly name: KpiName
  readonly unit: 'seconds' | 'ratio'
  /** Services or datasets that share the target. */
  readonly about: readonly string[]
  readonly target: number | null
  readonly current: KpiValue
  readonly previous: KpiValue
  /** Against the period before; `null`: one of the two says nothing. */
  readonly change: KeyFigureChange | null
  /** Its value in each of the months of `Kpis`; `null`: there is none, or it was not read. */
  readonly trend: readonly (number | null)[]
}

/** What figures are kept of a service. */
export type KpiService = Pick<Service, 'name' | 'environment' | 'targets' | 'datasets' | 'drills'>

/** The figures of all services together, and of each. */
export interface Kpis {
  readonly period: Period
  readonly previous: Period
  /** Up to twelve that end with the period, oldest first: those of which the trends are. */
  readonly months: readonly string[]
  /** Several of one name where services are held to different targets: nothing is averaged over those. */
  readonly organisation: readonly Kpi[]
  readonly services: readonly Pick<KpiService, 'name' | 'environment'>[]
  /** Of each service, in their order. */
  readonly each: readonly (readonly Kpi[])[]
}

/** What is known of the period, the one before, and the months up to it. */
export interface KpiKnowledge {
  readonly times: ComparedTimes
  /** How many of the months, the newest, exposures were read of. */
  readonly exposureMonths: number
  readonly courses: readonly IncidentCourse[]
  readonly exposureIn: Parameters<typeof datasetKeyFigures>[2]
  /** Drills that are over. */
  readonly runs: readonly CountedRun[]
  readonly now: Date
}

/** The figures of reports (`key-figure.ts`), cut by service, and the success of drills beside them: none is reckoned in another way. */
export function kpisOf(services: readonly Service[], knowledge: KpiKnowledge): Kpis {
  const { current, previous, months } = knowledge.times
  // A thousand services do not each look through the incidents of all.
  const own = byService(knowledge.courses)
  return {
    ...{ period: current, previous, services, months: months.map(({ label }) => label) },
    organisation: figuresOf(services, knowledge),
    each: services.map((service) => figuresOf([service], { ...knowledge, courses: own.get(service.name) ?? [] })),
  }
}

function byService(courses: readonly IncidentCourse[]): ReadonlyMap<string, readonly IncidentCourse[]> {
  const found = new Map<string, IncidentCourse[]>()
  for (const course of courses) {
    const own = found.get(course.service)
    if (own === undefined) found.set(course.service, [course])
    else own.push(course)
  }
  return found
}

function figuresOf(services: readonly Service[], knowledge: KpiKnowledge): readonly Kpi[] {
  const { times, courses, exposureIn, exposureMonths } = knowledge
  const datasets = services.flatMap((service) => service.datasets)
  const exposed = { ...times, months: exposureMonths === 0 ? [] : times.months.slice(-exposureMonths) }
  const measured = toldKeyFigures([
    ...incidentKeyFigures(courses, services.map(incidentServiceOf), { times, audience: 'internal' }),
    ...datasetKeyFigures(datasets, exposed, exposureIn),
  ])
  const all = [...measured.flatMap((told) => toKpi(told, times.months.length)), ...testSuccess(services, knowledge)]
  return KPI_NAMES.flatMap((name) => all.filter((one) => one.name === name))
}

function toKpi(told: KeyFigure & Pick<Kpi, 'change'>, months: number): readonly Kpi[] {
  const { name, about, targetSeconds: target, change } = told
  // No target of it is among those that every organisation has.
  if (name === 'mtta') return []
  const unread = Array.from({ length: months - told.months.length }, () => null)
  const trend = [...unread, ...told.months.map(({ seconds }) => seconds)]
  const [current, previous] = [valueOf(told.current), valueOf(told.previous)]
  return [{ name, unit: 'seconds', about, target, current, previous, change, trend }]
}

function valueOf({ seconds, count, unknown, verdict }: KeyFigure['current']): KpiValue {
  return { value: seconds, count, unknown, verdict }
}

/** Over the year that ends with a period, or now: drills are seldom. */
function testSuccess(services: readonly Service[], { runs, times, now }: KpiKnowledge): readonly Kpi[] {
  const drilled = services.filter(({ drills }) => drills.length > 0)
  return [...byTarget(drilled, ({ targets }) => targets.drillSuccessRatio)].map(([target, own]) => {
    const about = own.map(({ name }) => name)
    const counted = runs.filter(({ service }) => about.includes(service))
    const upTo = ({ interval: { to } }: Period): KpiValue => {
      const { ratio, passed, failed } = drillSuccess(counted, new Date(Math.min(to.getTime() - 1, now.getTime())))
      const verdict = ratio === null || target === null ? null : ratio >= target ? 'met' : 'missed'
      return { value: ratio, count: passed + failed, unknown: 0, verdict }
    }
    const [current, previous] = [upTo(times.current), upTo(times.previous)]
    const change = changeOf(current.value, previous.value)
    const trend = times.months.map((month) => upTo(month).value)
    return { name: 'test_success', unit: 'ratio', about, target, current, previous, change, trend }
  })
}

/** More is better; what is written alike is the same. */
function changeOf(now: number | null, before: number | null): KeyFigureChange | null {
  if (now === null || before === null) return null
  if (ratioText(now, null) === ratioText(before, null)) return 'same'
  return now > before ? 'better' : 'worse'
}

/** A ratio as it is shown beside its target. */
export function ratioText(ratio: number, target: number | null): string {
  return formatPercent(ratio, { digits: 1, against: target === null ? [] : [target] })
}
