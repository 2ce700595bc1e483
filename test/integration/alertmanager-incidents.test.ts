import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { startAlertmanager, type AlertmanagerProcess } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { ALL_INCIDENTS, readIncidentPage } from '../../src/incident/incident-store.js'
import type { Incident } from '../../src/incident/incident.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createFakePrometheus, type PrometheusTale } from '../support/fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse } from '../support/incident-house.js'
import { sampleAlert } from '../support/sample-incident.js'

const MINUTE_MS = 60_000
const burn = sampleAlert().labels
const latency = { ...burn, slo: 'latency' }

let folder: string
let database: Database
let alertmanager: AlertmanagerProcess
let house: IncidentHouse | null
let port: number
let tale: PrometheusTale
let aheadMs: number
/** Bodies that Alertmanager sent, in order; a relay in between notes them. */
let bodies: string[]
let relay: Server

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-incidents-'))
  tale = { bad: [], alerts: [], down: [] }
  aheadMs = 0
  bodies = []
  house = null
})

afterEach(async () => {
  await house?.stop()
  await alertmanager.stop()
  relay.closeAllConnections()
  relay.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function setUp(version: '0.25' | '0.33') {
  const relayPort = await freePort()
  port = await freePort()
  writeFileSync(join(folder, 'token'), 'secret-of-the-test\n')
  const configFile = join(folder, 'alertmanager.yml')
  // As generated, but in seconds, and grouped by service so that groups are mixed.
  writeFileSync(
    configFile,
    JSON.stringify({
      route: {
        receiver: 'plimsoll',
        group_by: ['service'],
        group_wait: '0s',
        group_interval: '1s',
        repeat_interval: '2s',
      },
      receivers: [
        {
          name: 'plimsoll',
          webhook_configs: [
            {
              url: `http://127.0.0.1:${relayPort}/webhooks/alertmanager`,
              send_resolved: true,
              http_config: { authorization: { credentials_file: join(folder, 'token') } },
            },
          ],
        },
      ],
    }),
  )
  startRelay(relayPort)
  database = await openStore(join(folder, 'plimsoll.db'))
  alertmanager = await startAlertmanager({ binaries: await alertmanagerBinaries(version), folder, configFile })
}

function startRelay(relayPort: number): void {
  relay = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      deliver(body, request.headers.authorization).then(
        (status) => {
          if (status === 200) bodies.push(body)
          response.writeHead(status).end()
        },
        () => response.destroy(),
      )
    })
  }).listen(relayPort, '127.0.0.1')
}

async function deliver(body: string, authorization = 'Bearer secret-of-the-test'): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization }
  const url = `http://127.0.0.1:${port}/webhooks/alertmanager`
  return (await fetch(url, { method: 'POST', headers, body })).status
}

async function startHouse(): Promise<IncidentHouse> {
  house = await startIncidentHouse({
    database,
    port,
    reader: createFakePrometheus(tale),
    clock: () => new Date(Date.now() + aheadMs),
    alertmanagerUrl: alertmanager.url,
    tokenFile: join(folder, 'token'),
  })
  return house
}

const ago = (minutes: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - minutes * MINUTE_MS)

/** As Prometheus posts it: an alert that fires ends some minutes ahead, one that is over has ended. */
async function post(labels: Readonly<Record<string, string>>, startsAt: Date, endsAt: Date | null): Promise<void> {
  const expiry = new Date(Date.now() + 4 * MINUTE_MS)
  const alert = { labels, annotations: { summary: 'checkout fails' }, startsAt, endsAt: endsAt ?? expiry }
  const answer = await fetch(`${alertmanager.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  })
  expect(answer.status).toBe(200)
}

const incidents = (): Promise<readonly Incident[]> =>
  database.read((reader) => readIncidentPage(reader, { ...ALL_INCIDENTS, before: null, limit: 50 }))

const firing = ({ alerts }: Incident) => alerts.filter(({ endsAt }) => endsAt === null).length

describe.each(['0.25', '0.33'] as const)('with Alertmanager %s', (version) => {
  beforeEach(() => setUp(version))

  it('mixed groups, repetitions and deliveries in the wrong order leave one record, and it is right', async () => {
    const running = await startHouse()
    const [first, second] = [ago(5), ago(4)]
    const end = ago(1)
    await post(burn, first, null)
    await until('the first is there', async () => (await incidents())[0]?.alerts.length === 1)
    await post(latency, second, null)
    await until('the second is there', async () => (await incidents())[0]?.alerts.length === 2)
    await post(burn, first, end)
    await until('the first has ended', async () => firing((await incidents())[0]!) === 1)
    const isMixed = (body: string) => body.includes('"resolved"') && body.includes('"firing"')
    await until('its group was mixed', () => bodies.some(isMixed))
    await until('a repetition came', () => bodies.length > new Set(bodies).size || bodies.length > 4)
    const before = await incidents()
    // A late retry carries its old snapshot.
    for (const body of bodies.toReversed()) expect(await deliver(body)).toBe(200)
    expect(await incidents()).toEqual(before)
    expect(before).toHaveLength(1)
    expect(before[0]).toMatchObject({
      state: 'open',
      milestones: { detected: { at: first } },
      alerts: [
        { labels: burn, startsAt: first, endsAt: end },
        { labels: latency, startsAt: second, endsAt: null },
      ],
    })
    expect(new Set(running.outcomes)).toEqual(new Set(['accepted']))
    const opened = await database.read((reader) => reader.selectFrom('domain_event').select('kind').execute())
    expect(opened).toEqual([{ kind: 'incident_opened' }])
  })

  it('an incident that came and went while nobody listened is recorded as it was', async () => {
    const [broken, fired, mended] = [ago(50), ago(48), ago(40)]
    await post(burn, fired, null)
    await post(burn, fired, mended)
    tale.bad = [{ from: broken, to: mended }]
    tale.alerts = [{ labels: burn, from: fired, to: new Date(mended.getTime() + 5 * MINUTE_MS) }]
    const running = await startHouse()
    await running.reconcile()
    const [incident, ...others] = await incidents()
    expect(others).toEqual([])
    expect(incident).toMatchObject({ state: 'resolved', severity: 'page', milestones: { onset: { source: 'sli' } } })
    const { onset, detected, recovered } = incident!.milestones
    expect(Math.abs(onset!.at.getTime() - broken.getTime())).toBeLessThanOrEqual(60_000)
    expect(Math.abs(detected!.at.getTime() - fired.getTime())).toBeLessThanOrEqual(30_000)
    expect(Math.abs(recovered!.at.getTime() - mended.getTime())).toBeLessThanOrEqual(60_000)
    await running.reconcile()
    // Alertmanager may still deliver what it kept meanwhile, which makes the instants exact; it must stay the one incident.
    const identities = (await incidents()).map(({ id, state }) => ({ id, state }))
    expect(identities).toEqual([{ id: incident!.id, state: 'resolved' }])
  })

  it('one that was resolved while silenced is closed, though Alertmanager never says so', async () => {
    const running = await startHouse()
    const [broken, fired] = [ago(8), ago(6)]
    tale.bad = [{ from: broken, to: null }]
    tale.alerts = [{ labels: burn, from: fired, to: null }]
    await post(burn, fired, null)
    await until('it is there', async () => (await incidents()).length === 1)
    await silence()
    const mended = ago(0)
    await post(burn, fired, mended)
    await until('Alertmanager has let it go', async () => {
      const answer = await fetch(`${alertmanager.url}/api/v2/alerts`)
      return ((await answer.json()) as unknown[]).length === 0
    })
    tale.bad = [{ from: broken, to: mended }]
    tale.alerts = [{ labels: burn, from: fired, to: mended }]
    expect(bodies.some((body) => body.includes('"status":"resolved"'))).toBe(false)
    aheadMs = 10 * MINUTE_MS
    await running.reconcile()
    const [incident] = await incidents()
    expect(incident).toMatchObject({ state: 'recovered', milestones: { recovered: { source: 'sli' } } })
    expect(firing(incident!)).toBe(0)
    const { recovered } = incident!.milestones
    expect(Math.abs(recovered!.at.getTime() - mended.getTime())).toBeLessThanOrEqual(60_000)
  })

  it('a store that fails is answered 503, and the delivery comes again until it is kept', async () => {
    const running = await startHouse()
    await database.read((reader) => sql`pragma query_only = on`.execute(reader))
    await post(burn, ago(2), null)
    await until('two deliveries failed', () => running.outcomes.filter((one) => one === 'failed').length >= 2)
    await database.read((reader) => sql`pragma query_only = off`.execute(reader))
    await until('it is kept', async () => (await incidents()).length === 1)
    expect(await incidents()).toMatchObject([{ milestones: { detected: {} }, alerts: [{ endsAt: null }] }])
    expect(new Set(running.outcomes)).toEqual(new Set(['failed', 'accepted']))
  })

  it('the fingerprint that we compute is its own', async () => {
    const { fingerprintOf } = await import('../../src/incident/intake/fingerprint.js')
    const labels = { ...burn, strange: 'Grüße, "Welt"', Upper: 'x', a_b: '1', a: '2' }
    await post(labels, ago(1), null)
    const answer = (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as { fingerprint: string }[]
    expect(answer.map(({ fingerprint }) => fingerprint)).toEqual([fingerprintOf(labels)])
  })
})

async function silence(): Promise<void> {
  const body = {
    matchers: [{ name: 'service', value: 'checkout', isRegex: false, isEqual: true }],
    startsAt: new Date(Date.now() - 1000),
    endsAt: new Date(Date.now() + 3_600_000),
    createdBy: 'test',
    comment: 'test',
  }
  const answer = await fetch(`${alertmanager.url}/api/v2/silences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  await until('it is silenced', async () => {
    const alerts = (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as { status: { state: string } }[]
    return alerts.every(({ status }) => status.state === 'suppressed')
  })
}
