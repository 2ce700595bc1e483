import { datasetId, datasetKey, type RecoveryPointsReader } from '../backup/dataset.js'
import { intersect, type Interval } from '../calendar/interval.js'
import { type Day, daysOf, parseMonth, type Period } from '../calendar/period.js'
import { type AgreementQuestion, readAgreementEvidence } from '../sla/agreement-evidence.js'
import { bySlo, subjectsOf } from '../slo/slo-subjects.js'
import { incidentServiceOf } from '../incident/view/incident-service-of.js'
import type { IncidentSummaryReader } from '../incident/view/incident-summary.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import { maintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { Service } from '../service/service.js'
import type { Clock } from '../shared/clock.js'
import type { Agreement } from '../sla/agreement.js'
import { type JudgementPlan, partsWithout, reached } from '../sla/plan-judgement.js'
import { isInForce } from '../sla/term.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import {
  type CountsReader,
  type LedgerObjective,
  noCounts,
  objectiveId,
  type ObjectiveKey,
  SETTLE_SECONDS,
  sumOfCounts,
  watermarkOf,
  watermarksOf,
} from '../slo/counts.js'
import { objectiveStretches } from '../slo/objective-stretches.js'
import { type Slo, sloKey } from '../slo/slo.js'
import { formatInstant } from '../words/format-date.js'
import { type AgreementEvidence, buildModel, type DatasetEvidence, type SloEvidence } from './build-model.js'
import { incidentsMonth } from './incidents-month.js'
import type { ReportModel } from './model.js'
import { ReportNotReadyError } from './report-error.js'
import type { ReportConfig, ReportSettings } from './report-settings.js'

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
  readonly config: ReportConfig
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly recoveryPoints: RecoveryPointsReader
  readonly incidents: Pick<IncidentSummaryReader, 'begunIn'>
  readonly clock: Clock
  readonly version: string
}

interface Scope {
  readonly period: Period
  readonly services: readonly Service[]
  readonly objectives: readonly LedgerObjective[]
  readonly watermarks: ReadonlyMap<string, Date>
}

/** Instant that the ledger must have reached before `period` is reported. */
function readyAt(period: Period): Date {
  return new Date(period.interval.to.getTime() + SETTLE_SECONDS * 1000)
}

/** Puts the reader together. */
export function createReports(parts: ReportsParts): Reports {
  const { config, counts, clock } = parts
  return {
    async build(settings, period, { soFar = false } = {}) {
      const services = config.services.filter(({ name }) => settings.services.includes(name))
      const objectives = await counts.objectives(keysOf(services))
      const scope = { period, services, objectives, watermarks: watermarksOf(objectives) }
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
    .map((key) => ({ key, watermark: watermarkOf(watermarks, key), neededTo }))
    .filter(({ watermark }) => watermark === null || watermark < neededTo)
    .sort((a, b) => (a.watermark?.getTime() ?? 0) - (b.watermark?.getTime() ?? 0))
  return late[0] ?? null
}

function notReady({ label, zone }: Period, { key, watermark, neededTo }: Lagging): string {
  const reached = watermark === null ? 'holds nothing' : `has only come to ${formatInstant(watermark, zone)}`
  return `the report of ${label} needs the ledger up to ${formatInstant(neededTo, zone)}, but for ${key.service}/${key.slo} it ${reached}`
}

async function readIncidents({ incidents }: ReportsParts, { period, services }: Scope) {
  const begun = await incidents.begunIn(period.interval)
  return incidentsMonth(begun, services.map(incidentServiceOf), period.interval)
}

async function readEvidence(parts: ReportsParts, scope: Scope) {
  return {
    agreements: await readAgreements(parts, scope),
    slos: await readSlos(parts.counts, scope),
    datasets: await readDatasets(parts, scope),
    incidents: await readIncidents(parts, scope),
  }
}

/** All the time that the report of a period says something about: the months of agreements in other zones begin and end elsewhere. */
export function spanOf(services: readonly Service[], period: Period): Interval {
  const all = [period, ...services.flatMap(({ agreements }) => agreements.map((one) => ownMonth(one, period)))]
  const starts = all.map(({ interval }) => interval.from.getTime())
  const ends = all.map(({ interval }) => interval.to.getTime())
  return { from: new Date(Math.min(...starts)), to: new Date(Math.max(...ends)) }
}

/** The month of the same name in the agreement's own zone. */
function ownMonth(agreement: Agreement, period: Period): Period {
  return parseMonth(period.label, agreement.period.timezone) ?? period
}

async function readAgreements(
  parts: ReportsParts,
  { services, period, objectives }: Scope,
): Promise<AgreementEvidence[]> {
  const maintenance = maintenanceCalendar(parts.config.maintenance)
  const outages = outagesOfIncidents(parts.incidents)
  const asked = services.flatMap(({ slos, agreements }) => questionsOf(agreements, slos, period))
  const found = await readAgreementEvidence(asked, { ...parts, outages, objectives, maintenance })
  const answers = asked.flatMap(({ slo }, index) => {
    const one = found[index]
    return one === undefined ? [] : [{ ...one, slo }]
  })
  const days = answers.map(({ evidence: { plan } }) => {
    return daysOf(plan.period).map((day) => ({ ...day, parts: partsOfDay(day, plan) }))
  })
  const requests = answers.flatMap(({ agreement: { key } }, index) =>
    (days[index] ?? []).flatMap((day) => (day.parts ?? []).map((interval) => ({ key, interval }))),
  )
  const counts = [...(await parts.counts.counts(requests))]
  return answers.map(({ agreement, evidence, slo }, index) => ({
    agreement,
    evidence,
    indicator: slo.indicator,
    days: (days[index] ?? []).map(({ label, interval, parts: own }) => ({
      label,
      interval,
      counts: own === null ? null : sumOfCounts(counts.splice(0, own.length)),
    })),
  }))
}

type Question = AgreementQuestion & { readonly slo: Slo }

function questionsOf(agreements: readonly Agreement[], slos: readonly Slo[], period: Period): readonly Question[] {
  return agreements.flatMap((agreement) => {
    const slo = slos.find(({ name }) => name === agreement.slo)
    const own = ownMonth(agreement, period)
    return slo === undefined || !isInForce(agreement, own) ? [] : [{ agreement, period: own, slo }]
  })
}

function partsOfDay({ interval }: Day, { judged, exclusions }: JudgementPlan): readonly Interval[] | null {
  const part = intersect(interval, judged)
  return part === null ? null : partsWithout(part, exclusions)
}

async function readSlos(reader: CountsReader, { period, services, objectives }: Scope): Promise<SloEvidence[]> {
  const known = bySlo(objectives)
  const subjects = services.flatMap(({ slos }) => slos.flatMap((slo) => subjectsOf(slo, known, () => true)))
  const plans = subjects.map((subject) => {
    const judged = reached(period.interval, subject.ledger?.watermark ?? null)
    return {
      ...subject,
      period: period.interval,
      judged,
      stretches: objectiveStretches(subject.slo.objectives, judged),
    }
  })
  const requests = plans.map(({ key, stretches }) =>
    key === null ? [] : stretches.map(({ interval }) => ({ key, interval })),
  )
  const counts = [...(await reader.counts(requests.flat()))]
  const evidence = plans.map((plan, index): SloEvidence => {
    const own = counts.splice(0, requests[index]?.length ?? 0)
    const stretches = plan.stretches.map((stretch, place) => ({ ...stretch, counts: own[place] ?? noCounts }))
    return { ...plan, stretches }
  })
  return evidence.filter(
    (one) => isHeardOf(one) || !evidence.some((other) => other.slo === one.slo && isHeardOf(other)),
  )
}

/** Groups come and go: one that was not there in the period has no row beside those that were. */
function isHeardOf({ stretches }: SloEvidence): boolean {
  return stretches.some(({ counts }) => counts.observedSeconds > 0)
}

async function readDatasets(
  { recoveryPoints, clock }: ReportsParts,
  { period, services }: Scope,
): Promise<DatasetEvidence[]> {
  const datasets = services.flatMap((service) => service.datasets)
  const judged = reached(period.interval, wholeMinute(clock()))
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
