import { datasetId, type Dataset, type DatasetKey, type RecoveryPointsReader } from '../backup/dataset.js'
import { daysOf } from '../calendar/days-of.js'
import { intersect, type Interval } from '../calendar/interval.js'
import { parseMonth } from '../calendar/month.js'
import type { Period } from '../calendar/period.js'
import type { Config, ReportSettings, Service } from '../config/config.js'
import type { Clock } from '../shared/clock.js'
import { judgedPart } from '../sla/evaluate-agreement.js'
import type { Agreement } from '../sla/agreement.js'
import { noCounts, objectiveId, type Counts, type CountsReader, type ObjectiveKey } from '../slo/counts.js'
import type { Slo } from '../slo/slo.js'
import { buildModel, type AgreementEvidence, type DatasetEvidence, type SloEvidence } from './build-model.js'
import { formatInstant } from './format-date.js'
import type { DayCounts, ReportModel } from './model.js'
import { ReportNotReadyError } from './report-error.js'

/** Remote-write and rule evaluation arrive late: a period is only reported when the ledger is this far past its end. */
export const SETTLE_SECONDS = 300

/** Makes reports out of what the ledger holds. Reads only. */
export interface Reports {
  /**
   * The report of a period.
   *
   * @param options.soFar `true` takes a period that still runs, as far as the ledger has come
   * @throws ReportNotReadyError when the ledger is not 5 min past the period's end and `soFar` is not set
   */
  build(settings: ReportSettings, period: Period, options?: { readonly soFar?: boolean }): Promise<ReportModel>
}

export interface ReportsParts {
  readonly config: Config
  readonly counts: CountsReader
  readonly recoveryPoints: RecoveryPointsReader
  readonly clock: Clock
  readonly version: string
}

interface Scope {
  readonly period: Period
  readonly services: readonly Service[]
  readonly watermarks: ReadonlyMap<string, Date>
}

/** Instant that the ledger must have reached before `period` is reported. */
export function readyAt(period: Period): Date {
  return new Date(period.interval.to.getTime() + SETTLE_SECONDS * 1000)
}

/** Puts the reader together. */
export function createReports(parts: ReportsParts): Reports {
  const { config, counts, clock } = parts
  return {
    async build(settings, period, { soFar = false } = {}) {
      const services = config.services.filter(({ name }) => settings.services.includes(name))
      const scope = { period, services, watermarks: await counts.watermarks(keysOf(services)) }
      const lagging = findLagging(scope)
      if (lagging !== null && !soFar) throw new ReportNotReadyError(notReady(period, lagging))
      const head = {
        report: settings.name,
        organisation: config.organisation,
        environment: config.environment,
        period,
        complete: lagging === null,
        createdAt: clock(),
        version: parts.version,
        configHash: config.hash,
      }
      return buildModel(head, await readEvidence(parts, scope))
    },
  }
}

interface Lagging {
  readonly key: ObjectiveKey
  readonly watermark: Date | null
  readonly neededTo: Date
}

function keysOf(services: readonly Service[]): readonly ObjectiveKey[] {
  const keys = services.flatMap(({ slos, agreements }) => [...slos.map(sloKey), ...agreements.map(({ key }) => key)])
  return [...new Map(keys.map((key) => [objectiveId(key), key])).values()]
}

/** The objective that is furthest behind what the report needs, `null` when all have arrived. */
function findLagging({ period, services, watermarks }: Scope): Lagging | null {
  const ends = [period, ...services.flatMap(({ agreements }) => agreements.map((one) => ownMonth(one, period)))]
  const neededTo = new Date(Math.max(...ends.map((end) => readyAt(end).getTime())))
  const late = keysOf(services)
    .map((key) => ({ key, watermark: watermarks.get(objectiveId(key)) ?? null, neededTo }))
    .filter(({ watermark }) => watermark === null || watermark < neededTo)
    .sort((a, b) => (a.watermark?.getTime() ?? 0) - (b.watermark?.getTime() ?? 0))
  return late[0] ?? null
}

function notReady({ label, zone }: Period, { key, watermark, neededTo }: Lagging): string {
  const reached = watermark === null ? 'holds nothing' : `has only come to ${formatInstant(watermark, zone)}`
  return `the report of ${label} needs the ledger up to ${formatInstant(neededTo, zone)}, but for ${key.service}/${key.slo} it ${reached}`
}

async function readEvidence(parts: ReportsParts, scope: Scope) {
  const { services } = scope
  const agreements: AgreementEvidence[] = []
  for (const service of services) {
    for (const agreement of service.agreements) {
      const slo = service.slos.find(({ name }) => name === agreement.slo)
      if (slo !== undefined) agreements.push(await readAgreement(parts.counts, scope, { agreement, slo }))
    }
  }
  return { agreements, slos: await readSlos(parts.counts, scope), datasets: await readDatasets(parts, scope) }
}

/** The month of the same name in the agreement's own zone. */
function ownMonth(agreement: Agreement, period: Period): Period {
  return parseMonth(period.label, agreement.period.timezone) ?? period
}

async function readAgreement(
  reader: CountsReader,
  { period, watermarks }: Scope,
  { agreement, slo }: { readonly agreement: Agreement; readonly slo: Slo },
): Promise<AgreementEvidence> {
  const own = ownMonth(agreement, period)
  const judgedTo = watermarks.get(objectiveId(agreement.key)) ?? null
  const judged = judgedPart(own, judgedTo)
  const counts = await countsOf(reader, agreement.key, judged)
  const days: DayCounts[] = []
  for (const { label, interval } of daysOf(own)) {
    const part = intersect(interval, judged)
    days.push({ label, interval, counts: part === null ? null : await countsOf(reader, agreement.key, part) })
  }
  return { agreement, indicator: slo.indicator, period: own, judgedTo, counts, days }
}

async function countsOf(reader: CountsReader, key: ObjectiveKey, interval: Interval): Promise<Counts> {
  if (interval.from >= interval.to) return noCounts
  return (await reader.counts([key], interval)).get(objectiveId(key)) ?? noCounts
}

async function readSlos(reader: CountsReader, { period, services, watermarks }: Scope): Promise<SloEvidence[]> {
  const slos = services.flatMap((service) => service.slos)
  const ends = slos.map((slo) => judgedPart(period, watermarks.get(objectiveId(sloKey(slo))) ?? null))
  const byEnd = new Map<number, ReadonlyMap<string, Counts>>()
  for (const judged of ends) {
    const end = judged.to.getTime()
    // Mostly they all end together: one question for all of them.
    if (!byEnd.has(end))
      byEnd.set(end, judged.from < judged.to ? await reader.counts(slos.map(sloKey), judged) : new Map())
  }
  return slos.map((slo, index) => {
    const judged = ends[index] ?? period.interval
    const counts = byEnd.get(judged.to.getTime())?.get(objectiveId(sloKey(slo))) ?? noCounts
    return { slo, judged, counts }
  })
}

async function readDatasets(
  { recoveryPoints, clock }: ReportsParts,
  { period, services }: Scope,
): Promise<DatasetEvidence[]> {
  const datasets = services.flatMap((service) => service.datasets)
  const judged = judgedPart(period, wholeMinute(clock()))
  const questions = datasets.map((dataset) => ({ key: datasetKey(dataset), rpoSeconds: dataset.rpoSeconds }))
  const newest = await recoveryPoints.newest(questions.map(({ key }) => key))
  const exposure = await recoveryPoints.exposure(questions, judged)
  return datasets.map((dataset) => {
    const id = datasetId(datasetKey(dataset))
    const recovery = newest.get(id) ?? { pointAt: null, answeredAt: null }
    return { dataset, judged, exposure: exposure.get(id) ?? null, recovery }
  })
}

function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
}

function sloKey({ prometheus, environment, service, name }: Slo): ObjectiveKey {
  return { prometheus, environment: environment ?? '', service, slo: name, group: '' }
}

function datasetKey({ prometheus, environment, service, name }: Dataset): DatasetKey {
  return { prometheus, environment: environment ?? '', service, dataset: name }
}
