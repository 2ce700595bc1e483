import type { Dataset } from '../../src/backup/dataset.js'
import type { KeyFigure } from '../../src/feature/key-figure.js'
import { secondsOf } from '../../src/calendar/interval.js'
import { daysOf, previousPeriod, type Period } from '../../src/calendar/period.js'
import type { DatasetEvidence } from '../../src/backup/report/dataset-month.js'
import { datasetContent } from '../../src/backup/report/dataset-report.js'
import { incidentContent } from '../../src/incident/report/incident-report.js'
import { incidentsMonth, type IncidentsMonth } from '../../src/incident/report/incidents-month.js'
import type { ReportModel } from '../../src/report/model.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { DayCounts } from '../../src/sla/agreement-details.js'
import type { AgreementEvidence } from '../../src/sla/report/agreement-month.js'
import type { EarlierResults } from '../../src/sla/report/earlier-results.js'
import { agreementContent } from '../../src/sla/report/agreement-report.js'
import { type Counts, noCounts } from '../../src/slo/counts.js'
import { noGroup } from '../../src/slo/group-key.js'
import type { SloEvidence } from '../../src/slo/report/slo-month.js'
import { sloContent } from '../../src/slo/report/slo-report.js'
import type { Indicator, Slo } from '../../src/slo/slo.js'
import type { Locale } from '../../src/words/language/language.js'
import { october } from './agreement-results.js'
import { exampleIncidents, exampleKeyFigures, incidentServices } from './example-incidents.js'
import { sampleAgreement, exampleTerms } from './sample-agreement.js'
import type { NamedIncident } from '../../src/sla/bad-list.js'
import { fixtureBadList } from './fixture-bad-list.js'
import { judgeBySums } from './judgement.js'
import { sampleSlo } from './sample-slo.js'

/** What a day of the fixture was like, where it was not an ordinary one. */
export interface FixtureDay {
  readonly errorRatio?: number
  readonly observed?: number
}

const http = (service: string): Indicator => ({
  kind: 'ratio',
  bad: `http_requests_total{service="${service}",code=~"5.."}`,
  total: `http_requests_total{service="${service}"}`,
})

/** Counts of every day: weekday rhythm, a few errors always, and what `special` says (keys: day of the month). */
export function fixtureDays(
  perDay: number,
  special: Readonly<Record<number, FixtureDay>>,
  period: Period = october,
): DayCounts[] {
  return daysOf(period).map(({ label, interval }, index) => {
    const day = special[index + 1] ?? {}
    const share = (day.observed ?? 1) * (secondsOf(interval) / 86_400)
    const events = Math.round(perDay * share * (1 + 0.25 * Math.sin(index * 0.9)))
    const errors = Math.round(events * (day.errorRatio ?? 0.00004 * (1 + Math.sin(index * 2.3))))
    const observedSeconds = Math.round((secondsOf(interval) * (day.observed ?? 1)) / 60) * 60
    return { label, interval, counts: { events, errors, observedSeconds } }
  })
}

/** What was counted in days. */
export function sumOf(days: readonly DayCounts[]): Counts {
  return days.reduce<Counts>((sum, { counts }) => {
    const add = counts ?? noCounts
    return {
      events: sum.events + add.events,
      errors: sum.errors + add.errors,
      observedSeconds: sum.observedSeconds + add.observedSeconds,
    }
  }, noCounts)
}

/** An agreement with its days as evidence, judged to the end of a period. */
export function agreementEvidence(
  agreement: Agreement,
  days: readonly DayCounts[],
  { period = october, incidents = {} }: AgreementFixture = {},
): AgreementEvidence {
  const result = judgeBySums(agreement, period, { counts: sumOf(days) })
  const bad = fixtureBadList(result, days, incidents)
  return { agreement, indicator: http(agreement.service), result, days, bad }
}

interface AgreementFixture {
  readonly period?: Period
  /** By the day on which they happened. */
  readonly incidents?: Readonly<Record<string, NamedIncident>>
}

/** An SLO of the example organisation with its counts over October. */
export function sloEvidence(
  names: Pick<Slo, 'service' | 'name' | 'objective' | 'description'>,
  counts: Counts,
): SloEvidence {
  const slo = sampleSlo({ ...names, indicator: http(names.service) })
  const stretches = [{ interval: october.interval, objective: names.objective, counts }]
  return { slo, group: noGroup, period: october.interval, judged: october.interval, stretches, ledger: null }
}

/** A dataset of the example organisation with what was seen of it in October. */
export function datasetEvidence(
  names: Pick<Dataset, 'service' | 'name' | 'rpoSeconds'>,
  seen: { readonly compliant: number; readonly worst: number; readonly ageSeconds: number },
): DatasetEvidence {
  const observedSeconds = secondsOf(october.interval) - 2040
  const dataset: Dataset = {
    scrapeIntervalSeconds: 15,
    ...names,
    environment: 'production',
    prometheus: 'default',
    renamedFrom: null,
    serviceRenamedFrom: null,
    description: null,
    source: 'query',
    preset: null,
    match: {},
    covers: {},
    controls: [],
    semantics: 'completion',
    lastSuccess: 'vector(1)',
    expectedDurationSeconds: 120,
    graceSeconds: null,
    suspended: null,
    reportsLoss: false,
    measureQueries: { size: null, duration: null },
    isUnusualIgnored: false,
    partialIsOk: false,
    schedule: null,
    serviceLabels: {},
    links: {},
  }
  return {
    dataset,
    judged: october.interval,
    exposure: {
      observedSeconds,
      compliantSeconds: Math.round((observedSeconds * seen.compliant) / 60) * 60,
      worstExposureSeconds: seen.worst,
    },
    recovery: { pointAt: new Date(fixtureNow.getTime() - seen.ageSeconds * 1000), answeredAt: fixtureNow },
  }
}

/** When the fixture's report is made: the schedule of the example, 08:00 in Berlin on 1 November. */
const fixtureNow = new Date('2026-11-01T07:00:00Z')

export const fixtureHead = {
  report: 'monthly-sla',
  organisation: 'Example Shop',
  environment: 'production',
  subject: null,
  audience: 'internal',
  locale: 'en',
  period: october,
  complete: true,
  createdAt: fixtureNow,
  version: '0.1.0',
  configHash: '4f1c9a7be0d26b1f77a1f0c2e3d4b5a69788f1e2d3c4b5a6978810f1e2d3c4b5',
} as const

/** Partners' agreement of the example organisation. */
export const storefront = sampleAgreement({
  service: 'catalog',
  name: 'storefront',
  customer: 'Marketplace partners',
  description: "Partners' offers can be seen.",
  objective: 0.995,
  terms: exampleTerms({
    claim: null,
    credits: {
      ...exampleTerms().credits!,
      fee: { minor: 450_000n, currency: 'EUR' },
      tiers: [
        { bound: 'below', ratio: 0.995, credit: 0.1 },
        { bound: 'below', ratio: 0.99, credit: 0.3 },
      ],
      cap: 0.3,
    },
  }),
})

interface Evidence {
  readonly agreements?: readonly AgreementEvidence[]
  readonly earlier?: EarlierResults
  readonly slos?: readonly SloEvidence[]
  readonly datasets?: readonly DatasetEvidence[]
  readonly incidents?: IncidentsMonth
  /** Of any feature. */
  readonly keyFigures?: (head: Head) => readonly KeyFigure[]
}

type Head = Omit<ReportModel, 'number' | 'revision' | 'correction' | 'contents'>

/** A report of what was read for it. */
export function modelOf(
  {
    agreements = [],
    earlier = new Map(),
    slos = [],
    datasets = [],
    incidents = noIncidentsOfMonth,
    keyFigures = () => [],
  }: Evidence,
  head: Head = fixtureHead,
): ReportModel {
  const contents = [
    { key: 'agreements', ...agreementContent(agreements, earlier, { ...head, otherCustomers: [] }) },
    { key: 'slos', ...sloContent(slos, head) },
    { key: 'datasets', ...datasetContent(datasets, head) },
    { key: 'incidents', ...incidentContent(incidents, head), keyFigures: keyFigures(head) },
  ]
  return { ...head, number: null, revision: 1, correction: null, contents }
}

/** October of the example organisation: ACME's agreement breached, the partners' met, one dataset late for an evening. */
export function exampleModel(locale: Locale = 'en'): ReportModel {
  return modelOf(exampleEvidence(), { ...fixtureHead, locale })
}

export function exampleEvidence() {
  const checkout = fixtureDays(412_000, {
    6: { errorRatio: 0.0009 },
    9: { errorRatio: 0.0121 },
    14: { errorRatio: 0.0007, observed: 0.979 },
    20: { errorRatio: 0.0312 },
    21: { errorRatio: 0.0023 },
    27: { errorRatio: 0.0048 },
  })
  const catalog = fixtureDays(1_730_000, {
    3: { errorRatio: 0.0019 },
    14: { observed: 0.979 },
    20: { errorRatio: 0.0066 },
  })
  const latency = { ...sumOf(checkout), errors: Math.round(sumOf(checkout).events * 0.0061) }
  const search = { events: 9_104_221, errors: 31_804, observedSeconds: sumOf(catalog).observedSeconds }
  const enterprise = sampleAgreement()
  const named = Object.fromEntries(
    exampleIncidents.map(({ number, title }, index) => {
      return [`2026-10-${20 + index}`, { number, kind: 'real', title } as const]
    }),
  )
  const steady = [0.0004, 0.0006, 0.0003, 0.0017, 0.0005, 0.0004, null, 0.0003, 0.0008, 0.0004, 0.0005, 0.0007]
  return {
    earlier: new Map([
      ...earlierMonths(enterprise, steady),
      ...earlierMonths(storefront, [0.0062, 0.0011, 0.0008, 0.0009]),
    ]),
    agreements: [agreementEvidence(storefront, catalog), agreementEvidence(enterprise, checkout, { incidents: named })],
    slos: [
      sloEvidence(
        {
          service: 'catalog',
          name: 'availability',
          objective: 0.995,
          description: 'Pages are answered without a server error.',
        },
        sumOf(catalog),
      ),
      sloEvidence(
        { service: 'catalog', name: 'search', objective: 0.99, description: 'Searches end with a result page.' },
        search,
      ),
      sloEvidence(
        {
          service: 'checkout',
          name: 'availability',
          objective: 0.999,
          description: 'Orders are answered without a server error.',
        },
        sumOf(checkout),
      ),
      sloEvidence(
        { service: 'checkout', name: 'latency', objective: 0.99, description: 'Orders are answered within 300 ms.' },
        latency,
      ),
    ],
    datasets: exampleDatasets,
    incidents: incidentsMonth(exampleIncidents, incidentServices, {
      period: fixtureHead.period.interval,
      courses: exampleIncidents,
    }),
    keyFigures: (head: Pick<Head, 'period' | 'audience'>) => exampleKeyFigures(head, exampleDatasets),
  }
}

/** An agreement over the months before October, by the share of errors of each, the newest last; `null`: nothing was observed. */
export function earlierMonths(agreement: Agreement, shares: readonly (number | null)[]): EarlierResults {
  const months: Period[] = []
  for (let month = october; months.length < shares.length; months.unshift(month)) {
    month = previousPeriod(month, agreement.terms.period)
  }
  const results = months.map((month, index) => {
    const share = shares[index] ?? null
    const observedSeconds = share === null ? 0 : secondsOf(month.interval)
    const counts = {
      events: share === null ? 0 : 1_000_000,
      errors: Math.round((share ?? 0) * 1_000_000),
      observedSeconds,
    }
    return judgeBySums(agreement, month, { counts })
  })
  return new Map([[agreement, results]])
}

/** A month in which nothing went wrong. */
export const noIncidentsOfMonth = incidentsMonth([], [], { period: fixtureHead.period.interval, courses: [] })

/** Those of the example organisation in October. */
export const exampleDatasets = [
  datasetEvidence(
    { service: 'catalog', name: 'media', rpoSeconds: 26 * 3600 },
    { compliant: 1, worst: 90_060, ageSeconds: 17_940 },
  ),
  datasetEvidence(
    { service: 'checkout', name: 'orders-db', rpoSeconds: 900 },
    { compliant: 0.9968, worst: 9420, ageSeconds: 372 },
  ),
]
