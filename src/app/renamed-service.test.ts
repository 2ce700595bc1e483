import { noServiceIncidents } from '../../test/support/no-contracts.js'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { datasetId, datasetKey } from '../backup/dataset.js'
import { parsePeriod } from '../calendar/period.js'
import type { Config } from '../config/config.js'
import { createIncidentSummaryReader } from '../incident/view/incident-summary-store.js'
import { createLedger } from '../ledger/create-ledger.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import { readConfigured } from '../sla/configured-exclusions.js'
import { agreementMonths } from '../sla/report/agreement-month.js'
import { agreementSpeech } from '../sla/report/texts/agreement-texts.js'
import { readAgreementMonths } from '../sla/report/read-agreement-months.js'
import { objectiveId, type ObjectiveKey } from '../slo/counts.js'
import { sloKey } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { type ConfigFolder, createConfigFolder, SHOP_ROOT } from '../../test/support/config-folder.js'
import { countsIn } from '../../test/support/counts-in.js'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'

const now = new Date('2026-10-02T00:00:00Z')
const day = { from: new Date('2026-10-01T00:00:00Z'), to: now }
const october = parsePeriod('2026-10', { unit: 'month', timezone: 'UTC' })!

const ROOT = `${SHOP_ROOT}email: { smtp: 'smtp://localhost', from: 'p@example.com' }
receivers: [{ name: boss, email: { to: [boss@example.com] } }]
reports: [{ name: monthly, schedule: '0 8 1 * *', to: [boss] }]
`

const PARTS = `slos:
  - name: SLO
    objective: 99.9
    indicator: { ratio: { bad: 'e{code="5"}', total: e } }
  - name: by-region
    objective: 99
    group_by: [region]
    indicator: { ratio: { bad: 'e{code="5"}', total: e } }
slas:
  - { name: acme, slo: SLO, objective: 99.9, period: { calendar: month, timezone: UTC } }
backups:
  - name: DATASET
    last_success: backup_done
    rpo: 1h
`
const partsNamed = (slo: string, dataset: string) => PARTS.replaceAll('SLO', slo).replaceAll('DATASET', dataset)

let folder: ConfigFolder
let database: Database
/** Under which name Prometheus knows the service. */
let recordedAs: string | null

beforeEach(async () => {
  folder = createConfigFolder()
  database = await openStore(':memory:')
  recordedAs = 'cart'
})

afterEach(async () => {
  folder.remove()
  await database.close()
})

/** 60 events a minute, 1 of them in error; half of them in each of two regions; backups that are 10 min old. */
function ledgerOf(config: Config) {
  const rate = (query: string, share: number) => ((query.includes('slo:errors') ? 1 : 60) * share) / 60
  const perMinute = (query: string, share: number) => rate(query, share) * (query.includes('* 60') ? 60 : 1)
  const reader = createFakeSeriesReader((query) => {
    if (recordedAs === null || !query.startsWith('last_over_time')) return []
    const labels = { service: recordedAs }
    if (query.includes('backup:')) {
      return [{ labels: { ...labels, dataset: 'orders' }, valueAt: (at: Date) => at.getTime() / 1000 - 600 }]
    }
    return [
      { labels: { ...labels, slo: 'errors' }, valueAt: () => perMinute(query, 1) },
      ...['eu', 'us'].map((region) => ({
        labels: { ...labels, slo: 'by-region', region },
        valueAt: () => perMinute(query, 0.5),
      })),
    ]
  })
  const clock = () => now
  const sources = config.prometheus.map((one) => ({ ...one, retentionSeconds: 86_400 }))
  const parts = { database, config: { ...config, prometheus: sources }, clock, logger: createMemoryLogger() }
  return createLedger({ ...parts, readers: new Map([['default', reader]]) })
}

async function historyOf(config: Config) {
  const ledger = ledgerOf(config)
  await ledger.ingestUpTo(now)
  const [service] = config.services
  const keys = (service?.slos ?? []).map(sloKey).flatMap((key): ObjectiveKey[] => {
    return key.slo === 'by-region' ? ['eu', 'us'].map((one) => ({ ...key, group: `region="${one}"` })) : [key]
  })
  const counts = await countsIn(ledger.counts, keys, day)
  const datasets = (service?.datasets ?? []).map(datasetKey)
  const exposure = await ledger.recoveryPoints.exposure(
    datasets.map((key) => ({ key, rpoSeconds: 3600, reportsLoss: false })),
    day,
  )
  const incidents = createIncidentSummaryReader(database, config)
  const sources = {
    ...ledger,
    outages: outagesOfIncidents(incidents),
    serviceIncidents: noServiceIncidents,
    exclusions: readConfigured([]),
  }
  const agreements = agreementMonths(
    await readAgreementMonths(config.services, october, sources),
    agreementSpeech('en'),
  )
  return {
    counts: keys.map((key) => counts.get(objectiveId(key))),
    backups: datasets.map((key) => exposure.get(datasetId(key))?.observedSeconds),
    agreement: agreements.map(({ result }) => [result.service, result.counts]),
  }
}

const whole = { events: 86_400, errors: 1440, observedSeconds: 86_400 }
const half = { events: 43_200, errors: 720, observedSeconds: 86_400 }
const history = { counts: [whole, half, half], backups: [86_400] }

test('SLOs, groups, datasets and agreements of a renamed service go on under its new name', async () => {
  const before = await folder.loadFiles(ROOT, { cart: `service: cart\n${partsNamed('errors', 'orders')}` })
  expect(await historyOf(before)).toEqual({ ...history, agreement: [['cart', whole]] })
  recordedAs = null
  const text = `service: checkout\nrenamed_from: cart\n${partsNamed('errors', 'orders')}`
  const after = await folder.loadFiles(ROOT, { cart: text })
  expect(await historyOf(after)).toEqual({ ...history, agreement: [['checkout', whole]] })
  // Once it is done, `renamed_from` does nothing any more.
  expect(await historyOf(after)).toEqual({ ...history, agreement: [['checkout', whole]] })
  expect(
    await database.read((reader) => reader.selectFrom('objective').select(['service']).distinct().execute()),
  ).toEqual([{ service: 'checkout' }])
})

test('parts that are renamed together with their service go on, too', async () => {
  const before = await folder.loadFiles(ROOT, { cart: `service: cart\n${partsNamed('errors', 'orders')}` })
  await historyOf(before)
  recordedAs = null
  const parts = partsNamed('availability', 'order-book')
    .replace('name: availability', 'name: availability\n    renamed_from: errors')
    .replace('name: order-book', 'name: order-book\n    renamed_from: orders')
  const after = await folder.loadFiles(ROOT, { cart: `service: checkout\nrenamed_from: cart\n${parts}` })
  expect(await historyOf(after)).toEqual({ ...history, agreement: [['checkout', whole]] })
})

test('a service that says nothing of its former name begins anew', async () => {
  const before = await folder.loadFiles(ROOT, { cart: `service: cart\n${partsNamed('errors', 'orders')}` })
  await historyOf(before)
  recordedAs = null
  const after = await folder.loadFiles(ROOT, { cart: `service: checkout\n${partsNamed('errors', 'orders')}` })
  expect((await historyOf(after)).counts).toEqual([undefined, undefined, undefined])
})

test('incidents of a renamed service are told under its present name', async () => {
  const row = {
    number: 1,
    environment: '',
    severity: 'page',
    title: 'down',
    reopen_count: 0,
    kind: 'real',
  } as const
  const began_at = new Date('2026-10-01T10:00:00Z').getTime()
  await database.write((transaction) =>
    transaction
      .insertInto('incident')
      .values({ ...row, id: 'a', service: 'cart', state: 'open', began_at })
      .execute(),
  )
  const text = `service: checkout\nrenamed_from: cart\n${partsNamed('errors', 'orders')}`
  const reader = createIncidentSummaryReader(database, await folder.loadFiles(ROOT, { cart: text }))
  const { unresolved } = await reader.summary(now)
  expect(unresolved.map(({ service }) => service)).toEqual(['checkout'])
})

test('a former name is nobody’s present name, and continued once', async () => {
  const parts = partsNamed('errors', 'orders')
  const taken = parts.replace('name: orders\n', 'name: orders\n    renamed_from: dumps\n')
  const mistakes = await folder.mistakes(ROOT, {
    a: `service: checkout\nrenamed_from: cart\n${parts}`,
    b: `service: cart\n${taken}  - { name: dumps, last_success: d, rpo: 1h }\n`,
    c: `service: till\nrenamed_from: cart\n${parts}`,
  })
  expect(mistakes).toEqual([
    'config/services/a.yaml:2 cart is still the name of a service',
    'config/services/b.yaml:14 dumps is still the name of a dataset of this service',
    'config/services/c.yaml:2 cart is still the name of a service',
    expect.stringContaining('config/services/c.yaml:2 duplicate renamed_from cart'),
  ])
})
