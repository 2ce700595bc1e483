import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { chartsOf } from '../../../src/document/blocks.js'
import { reportJson, type ReportModel } from '../../../src/report/model.js'
import { createHtmlRenderer } from '../../../src/render/html.js'
import { loadPageTemplates } from '../../../src/render/page-templates-files.js'
import { renderText } from '../../../src/render/text.js'
import { reportPage } from '../../../src/report/report-page.js'
import { periodNamed, periodsIn } from '../../../src/calendar/named-period.js'
import type { Agreement } from '../../../src/sla/agreement.js'
import type { Exclusion } from '../../../src/sla/exclusion.js'
import type { Locale } from '../../../src/words/language/language.js'
import { october } from '../../support/agreement-results.js'
import { sampleAgreement } from '../../support/sample-agreement.js'
import { judgeBySums, judgeWithout } from '../../support/judgement.js'
import { agreementEvidence, datasetEvidence, exampleModel, fixtureDays, fixtureHead, modelOf, sloEvidence, storefront, sumOf } from '../../support/report-fixture.js'
import { ofConfiguration } from '../../support/sample-exclusion.js'

const html = createHtmlRenderer(loadPageTemplates())
const silent = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [index + 1, { observed: 0 }]))

/** Every verdict, every kind of missing data, and what is seldom there. */
function oddModel(locale: Locale = 'en'): ReportModel {
  const gap = fixtureDays(100_000, { 14: { observed: 0 }, 15: { observed: 0.4 } })
  const noCounts = { events: 0, errors: 0, observedSeconds: 0 }
  const never = datasetEvidence({ service: 'checkout', name: 'ledger', rpoSeconds: 300 }, { compliant: 0, worst: 0, ageSeconds: 0 })
  return modelOf(
    {
      agreements: [
        agreementEvidence(sampleAgreement({ noData: 'bad', customer: null, description: null }), gap),
        agreementEvidence(sampleAgreement({ name: 'gold' }), gap),
        agreementEvidence({ ...storefront, name: 'archive', terms: { ...storefront.terms, credits: null } }, fixtureDays(1, silent)),
      ],
      slos: [sloEvidence({ service: 'checkout', name: 'availability', objective: 0.999, description: null }, noCounts)],
      datasets: [
        { ...never, exposure: null, recovery: { pointAt: null, answeredAt: null } },
        { ...never, recovery: { pointAt: null, answeredAt: fixtureHead.createdAt } },
      ],
    },
    { ...fixtureHead, environment: null, locale },
  )
}

function metModel(locale: Locale = 'en'): ReportModel {
  return modelOf({ agreements: [agreementEvidence(storefront, fixtureDays(1_000_000, {}))] }, { ...fixtureHead, locale })
}

/** The tenth of October, seen in the evening. */
function runningModel(locale: Locale = 'en'): ReportModel {
  const judgedTo = new Date('2026-10-10T18:00:00Z')
  const days = fixtureDays(1_000_000, { 4: { errorRatio: 0.02 } }).map((day, index) => (index < 10 ? day : { ...day, counts: null }))
  const one = agreementEvidence(sampleAgreement(), days)
  const pace = sumOf(days.slice(3, 10))
  const result = judgeBySums(one.agreement, october, { counts: one.result.counts, pace, judgedTo })
  const evidence = { ...one, result }
  return modelOf({ agreements: [evidence] }, { ...fixtureHead, complete: false, createdAt: judgedTo, locale })
}

/** Nightly maintenance that is left out, an upgrade that was announced too late, the end of a cap, and a flood that was entered afterwards. */
function maintainedModel(locale: Locale = 'en'): ReportModel {
  const stretch = (window: string, [from, hours]: readonly [string, number], refusal: string | null) => {
    const start = new Date(from)
    const to = new Date(start.getTime() + hours * 3_600_000)
    const reason = window === 'nightly' ? null : 'PG 18 <new>'
    const decided = { excluded: refusal === null, refusal, partOf: null }
    const announced = window === 'nightly' ? null : new Date('2026-10-19T01:00:00Z')
    return { ...ofConfiguration, window, begins: start, from: start, to, ...decided, announced, reason }
  }
  const nightly = Array.from({ length: 6 }, (_, index) => stretch('nightly', [`2026-10-${10 + index}T00:00:00Z`, 0.5], null))
  const exclusions: readonly Exclusion[] = [
    ...nightly,
    stretch('db-upgrade', ['2026-10-20T01:00:00Z', 2], 'announced 1d before; 2d of notice were agreed'),
    stretch('nightly', ['2026-10-24T23:30:00Z', 2], 'the 3h that may be excluded per month are used up'),
    {
      ...stretch('force majeure #12', ['2026-10-27T08:00:00Z', 1], null),
      ...{ id: 12, kind: 'force_majeure', recorded: new Date('2026-10-28T07:00:00Z'), reason: 'Flood', announced: null },
      ...{ author: 'ann', evidence: 'https://news.example/flood' },
    },
  ]
  const excluded = nightly.length * 1800 + 3600
  const evidence = agreementEvidence(sampleAgreement(), fixtureDays(1_000_000, {}))
  const { counts } = evidence.result
  const counted = { ...counts, observedSeconds: counts.observedSeconds - excluded }
  const result = judgeWithout(evidence.agreement, october, { exclusions, counts: counted })
  return modelOf({ agreements: [{ ...evidence, result }] }, { ...fixtureHead, locale })
}

/** A quarter of two agreements by month, one of them breached twice, made from what was read of each month. */
function quarterModel(locale: Locale = 'en'): ReportModel {
  const quarter = periodNamed('2026-Q3', 'Europe/Berlin')!
  const months = periodsIn(quarter, { unit: 'month', timezone: 'Europe/Berlin' })
  const bad = [{ 9: { errorRatio: 0.04 } }, {}, { 3: { errorRatio: 0.05 }, 4: { observed: 0.6 } }]
  const of = (agreement: Agreement, special: typeof bad) =>
    months.map((month, index) => agreementEvidence(agreement, fixtureDays(1_000_000, special[index] ?? {}, month), { period: month }))
  const agreements = [...of(storefront, []), ...of(sampleAgreement(), bad)]
  return modelOf({ agreements }, { ...fixtureHead, period: quarter, createdAt: new Date('2026-10-01T06:00:00Z'), locale })
}

const MODELS = { quarter: quarterModel, maintained: maintainedModel, example: exampleModel, odd: oddModel, met: metModel, running: runningModel }

function matchGolden(file: string, actual: string): void {
  const golden = new URL(file, import.meta.url)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, actual)
  expect(actual).toBe(readFileSync(golden, 'utf8'))
}

describe.each(Object.entries(MODELS))('the mail of the model %s', (name, model) => {
  const page = reportPage(model())
  const images = new Map(chartsOf(page.sections).map((chart, index) => [chart, { light: `cid:${index + 1}-light`, dark: `cid:${index + 1}-dark` }]))

  it('has the HTML part that was looked at', () => {
    matchGolden(`${name}.html`, html(page, images))
  })

  it('has the text part that was looked at, in at most 78 columns', () => {
    const text = renderText(page)
    matchGolden(`${name}.txt`, text)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78)
  })

  it('stays below the size at which mail clients clip', () => {
    expect(Buffer.byteLength(html(page, images))).toBeLessThan(100_000)
  })
})

describe.each(['de', 'fr'] as const)('the report in the language %s', (locale) => {
  it.each(Object.entries(MODELS))('has of the model %s the text that was read, in at most 78 columns', (name, model) => {
    const text = renderText(reportPage(model(locale)))
    matchGolden(`${name}.${locale}.txt`, text)
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(78)
  })

  it('has the HTML part that was looked at', () => {
    const page = reportPage(exampleModel(locale))
    const images = new Map(chartsOf(page.sections).map((chart, index) => [chart, { light: `cid:${index + 1}-light`, dark: `cid:${index + 1}-dark` }]))
    matchGolden(`example.${locale}.html`, html(page, images))
  })
})

describe('the JSON of a report', () => {
  it('is the one that was looked at', () => {
    // Read and written again with line ends: the file itself is one line.
    matchGolden('met.json', `${JSON.stringify(JSON.parse(reportJson(metModel())), null, 2)}\n`)
  })

  it('is the same whatever the order in which its parts were written', () => {
    const model = exampleModel()
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null || value instanceof Date) return value
      return Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, turned(one)]))
    }
    const json = reportJson(model)
    expect(reportJson({ ...(turned(model) as ReportModel), contents: model.contents.toReversed().map((one) => turned(one) as typeof one) })).toBe(json)
    expect(json).not.toMatch(/\n|": /)
  })

  it('holds half a character of a configuration as one that says so', () => {
    expect(JSON.parse(reportJson({ ...metModel(), organisation: 'A\ud83d' }))).toMatchObject({ organisation: 'A\ufffd' })
  })

  it('is refused where a number is none', () => {
    expect(() => reportJson({ ...metModel(), revision: NaN })).toThrow('NaN')
  })
})
