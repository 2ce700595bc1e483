import { noMinutes } from '../../test/support/no-contracts.js'
import { describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeCountsReader } from '../../test/support/fake-counts-reader.js'
import { noIncidents } from '../../test/support/fake-incidents.js'
import { noRecoveryPoints } from '../../test/support/fake-recovery-points.js'
import { noTraffic } from '../../test/support/judgement.js'
import { allOf, readPdf } from '../../test/support/read-pdf.js'
import { reportParts } from '../../test/support/report-parts.js'
import { sampleAgreement } from '../../test/support/sample-agreement.js'
import { maintenanceTerms } from '../../test/support/sample-exclusion.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { milestone, sampleIncident } from '../../test/support/sample-incident.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { ReportSubject } from '../feature/report-section.js'
import { periodNamed } from '../calendar/named-period.js'
import type { Config } from '../config/config.js'
import { createReportComposer } from './compose-report-files.js'
import { reasonOf, reasonsForCustomer } from './correction.js'
import { subjectOf, type Coverage } from './coverage.js'
import { createReports } from './create-reports.js'
import { ReportEmptyError } from './report-error.js'
import { composeReportMail } from './report-mail-sender.js'
import type { ReportSettings } from './report-settings.js'
import { readConfigured } from '../sla/configured-exclusions.js'
import type { ExclusionReader } from '../sla/stated-exclusion.js'

const october = periodNamed('2026-10', 'Europe/Berlin')!
const NOW = new Date('2026-11-01T07:00:00Z')
const at = (text: string, author: string | null = null) => milestone(`2026-10-20T${text}Z`, { author })

/** Two customers of one service and one of another, whose names are wherever a name can be written. */
function twoCustomers(): Config {
  const base = exampleConfig({})
  const [frame] = base.services
  const indicator = (job: string) =>
    ({ kind: 'ratio', bad: `${job}_failed_total`, total: `${job}_seen_total` }) as const
  const services = ['checkout', 'catalog'].map((name) => ({
    ...frame!,
    name,
    team: 'basilisk',
    slos: [
      sampleSlo({ service: name, name: 'availability', indicator: indicator(name) }),
      sampleSlo({ service: name, name: 'globex-latency', indicator: indicator(`${name}_globex`) }),
    ],
    datasets: [sampleDataset({ service: name, name: 'globex-orders' })],
    agreements: [
      sampleAgreement({ service: name, name: 'enterprise', customer: 'ACME', exclusions: maintenanceTerms() }),
      sampleAgreement({ service: name, name: 'globex-gold', customer: 'Globex' }),
    ].filter(({ customer }) => name === 'checkout' || customer === 'Globex'),
  }))
  const time = { kind: 'once', start: new Date('2026-10-12T01:00:00Z'), end: new Date('2026-10-12T02:00:00Z') } as const
  const window = {
    name: 'db-upgrade',
    time,
    timezone: 'UTC',
    services: ['checkout'],
    announced: new Date('2026-10-01T00:00:00Z'),
  }
  return {
    ...base,
    services,
    maintenance: [
      { ...window, reason: 'PG 18' },
      { ...window, name: 'globex-move', reason: 'GLOBEX moves out' },
    ],
    email: { from: 'p@example.com', smtpUrl: 'smtp://localhost', passwordFile: null },
  }
}

const INCIDENT = sampleIncident({
  number: 3,
  state: 'resolved',
  environment: null,
  title: 'SLABreached for Globex, paged basilisk',
  milestones: {
    onset: at('09:00:00'),
    detected: at('09:02:00'),
    acknowledged: at('09:06:00', 'Mallory Quill'),
    recovered: at('09:43:00', 'Mallory Quill'),
  },
})

/** What the configuration says, as if somebody of the house had entered it an hour after it began. */
function enteredBy({ maintenance }: Config): ExclusionReader {
  return {
    async read(span) {
      const found = await readConfigured(maintenance).read(span)
      const said = { author: 'Mallory Quill', evidence: 'https://wiki.basilisk.example/18' }
      return found.map((one) => ({ ...one, ...said, recorded: new Date(one.from.getTime() + 3_600_000) }))
    },
  }
}

function reportOf(config: Config, changes: Partial<ReportSettings>) {
  const settings: ReportSettings = {
    ...{ name: 'acme', schedule: '0 9 2 * *', timezone: 'Europe/Berlin', period: 'month', to: [] },
    ...{ formats: ['html', 'pdf', 'csv', 'json'], paper: 'a4' },
    coverage: { customer: 'ACME' },
    audience: 'customer',
    locale: 'en',
    ...changes,
  }
  const reader = createFakeCountsReader(new Date('2026-12-01T00:00:00Z'), { events: 60, errors: 0.09 })
  const incidents = {
    ...noIncidents,
    begunIn: () => Promise.resolve([INCIDENT]),
    coursesIn: () => Promise.resolve([INCIDENT]),
  }
  const parts = reportParts({
    config,
    exclusions: enteredBy(config),
    minutes: noMinutes,
    counts: reader,
    traffic: noTraffic,
    recoveryPoints: noRecoveryPoints,
    incidents,
  })
  return { settings, reports: createReports({ config, parts, clock: () => NOW, version: '1' }) }
}

/** Everything that can be read of a report, by format. */
async function textsOf(config: Config, changes: Partial<ReportSettings>): Promise<Readonly<Record<string, string>>> {
  const { settings, reports } = reportOf(config, changes)
  const model = await reports.build(settings, october)
  const composed = createReportComposer()(model)
  const mail = await simpleParser(Buffer.from((await composeReportMail(config, settings, { model, composed })).message))
  const formats = Object.fromEntries(Object.entries(composed).filter(([, one]) => typeof one === 'string'))
  const mailed = {
    ...mail,
    headers: [...mail.headers.values()],
    attachments: mail.attachments.map((one) => one.filename),
  }
  const { pages, info, elements } = await readPdf(await composed.pdf())
  const pdf = JSON.stringify({ pages, info, alternatives: allOf(elements).map(({ alt }) => alt) })
  return { ...(formats as Readonly<Record<string, string>>), pdf, mail: JSON.stringify(mailed) }
}

const SECRETS = [/globex/i, /basilisk/, /mallory|quill/i, /_failed_total|_seen_total/, /orders-db|globex-orders/]

describe('a report to a customer', () => {
  it('names in no format another customer, a query, a team or a person of the house', async () => {
    const texts = await textsOf(twoCustomers(), {})
    expect(Object.keys(texts)).toEqual(
      expect.arrayContaining(['subject', 'text', 'html', 'page', 'json', 'csv', 'pdf', 'mail']),
    )
    for (const [format, text] of Object.entries(texts)) {
      for (const secret of SECRETS) expect([format, secret.exec(text)?.[0]]).toEqual([format, undefined])
    }
  })

  it('has what was promised to it, maintenance with its reason, and how long its incidents were', async () => {
    const { text, csv, pdf, json } = await textsOf(twoCustomers(), {})
    expect(text).toContain('Example Shop · ACME')
    expect(text).toContain('BREACHED: checkout/enterprise')
    expect(text).toContain('db-upgrade: PG 18')
    expect(text?.replace(/\s+/g, ' ')).toContain('entered 12 October 2026, 04:00 (UTC+2), only after it had begun')
    expect(csv).toContain('exclusion')
    expect(text?.replace(/\s+/g, ' ')).toContain('#3 20 October 2026, 11:00 (UTC+2): checkout. Noticed after 2 min')
    expect(text).not.toContain('Objectives')
    expect(text).toMatch(/^MTTD: 2 min \(n 1\); before no incident$/m)
    expect(JSON.parse(json ?? '')).toMatchObject({
      keyFigures: ['mttd', 'mtta', 'mttr'].map((name) => ({ name, about: ['checkout'], targetSeconds: null })),
    })
    expect([csv, pdf].every((one) => one?.includes('enterprise'))).toBe(true)
  })

  it('of the same customer for the house has all of that', async () => {
    const { text, json } = await textsOf(twoCustomers(), { audience: 'internal' })
    for (const secret of [/checkout_failed_total/, /SLABreached for Globex/, /GLOBEX moves out/])
      expect(json).toMatch(secret)
    expect(text?.replace(/\s+/g, ' ')).toContain(
      'entered by Mallory Quill 12 October 2026, 04:00 (UTC+2), only after it had begun',
    )
    expect(text).toContain('evidence: https://wiki.basilisk.example/18')
    expect(text).not.toContain('globex-gold')
    expect(text).toContain('Objectives')
  })

  it('is not made of a time in which nothing was promised to it, and says why', async () => {
    const base = twoCustomers()
    const services = base.services.map((service) => ({
      ...service,
      agreements: service.agreements.map((one) => ({ ...one, from: new Date('2026-11-01T00:00:00Z') })),
    }))
    const { settings, reports } = reportOf({ ...base, services }, {})
    const build = reports.build(settings, october)
    await expect(build).rejects.toThrow(ReportEmptyError)
    await expect(build).rejects.toThrow(
      'the report acme has nothing to tell of 2026-10: no agreement of ACME held in it',
    )
  })
})

it.each<readonly [Coverage, Pick<ReportSubject, 'services' | 'agreements' | 'otherCustomers'>]>([
  ['all', { services: ['checkout', 'catalog'], agreements: null, otherCustomers: [] }],
  [{ team: 'basilisk' }, { services: ['checkout', 'catalog'], agreements: null, otherCustomers: [] }],
  [{ team: 'griffin' }, { services: [], agreements: null, otherCustomers: ['ACME', 'Globex'] }],
  [{ services: ['catalog'] }, { services: ['catalog'], agreements: null, otherCustomers: ['ACME'] }],
  [{ customer: 'ACME' }, { services: ['checkout'], agreements: ['checkout/enterprise'], otherCustomers: ['Globex'] }],
  [
    { customer: 'Globex' },
    {
      services: ['checkout', 'catalog'],
      agreements: ['checkout/globex-gold', 'catalog/globex-gold'],
      otherCustomers: ['ACME'],
    },
  ],
  [
    { agreement: 'catalog/globex-gold' },
    { services: ['catalog'], agreements: ['catalog/globex-gold'], otherCustomers: ['ACME'] },
  ],
])('a report on %j covers %j', (coverage, covered) => {
  expect(subjectOf({ coverage, audience: 'internal' }, twoCustomers().services, october)).toMatchObject(covered)
})

it('a customer is told why a report was made again, but not by whom of the house, nor about another customer', () => {
  const time = { from: new Date('2026-10-12T08:00:00Z'), to: new Date('2026-10-12T09:00:00Z') }
  const added = { kind: 'exclusion_added', id: 3, name: 'force majeure #3', by: 'Mallory Quill', ...time } as const
  const reasons = [
    { ...added, why: 'power cut' },
    { ...added, why: 'moved for GLOBEX' },
    { ...added, kind: 'exclusion_withdrawn' as const, name: 'globex-move', why: 'the wrong day' },
    { kind: 'by_hand' as const, by: 'Mallory Quill', why: 'the wrong logo' },
    { kind: 'by_hand' as const, by: 'Mallory Quill', why: 'as Globex asked' },
  ]
  const told = reasonOf({ reasons: reasonsForCustomer(reasons, ['Globex']) }, 'UTC')
  const said = 'force majeure #3 (12 October, 08:00 to 09:00 (UTC)) was entered after it was issued'
  const unnamed = 'maintenance (12 October, 08:00 to 09:00 (UTC)) was withdrawn after it was issued'
  expect(told).toBe(
    `${said}: power cut; ${said}; ${unnamed}: the wrong day; it was made again: the wrong logo; it was made again`,
  )
  expect(reasonOf({ reasons }, 'UTC')).toContain(', by Mallory Quill: moved for GLOBEX')
})
