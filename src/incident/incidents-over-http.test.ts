import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { delivery, firingAlert, postJson } from '../../test/support/deliveries.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakePrometheus, type PrometheusTale } from '../../test/support/fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse, type IncidentHouseOrder } from '../../test/support/incident-house.js'
import { runCommand } from '../../test/support/run-command.js'
import { sampleAlert } from '../../test/support/sample-incident.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { incidentAnswer, incidentPageAnswer } from './view/incident-answer.js'

const START = Date.parse('2026-11-20T11:30:00Z')
const minute = (count: number) => new Date(START + count * 60_000)
const { labels } = sampleAlert()

let folder: string
let database: Database
let houses: IncidentHouse[]
let now: Date
let tale: PrometheusTale

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-http-'))
  database = await openStore(':memory:')
  houses = []
  now = minute(3)
  tale = { bad: [{ from: minute(0), to: null }], alerts: [{ labels, from: minute(2), to: null }], down: [] }
})

afterEach(async () => {
  for (const house of houses) await house.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(changes: Partial<IncidentHouseOrder> = {}): Promise<IncidentHouse> {
  const house = await startIncidentHouse({ database, reader: createFakePrometheus(tale), clock: () => now, ...changes })
  houses.push(house)
  return house
}

/** What happened, and who did it. */
async function changes(): Promise<readonly (readonly string[])[]> {
  const columns = ['kind', 'actor_kind', 'actor_name'] as const
  const rows = await database.read((reader) =>
    reader.selectFrom('domain_event').select(columns).orderBy('id').execute(),
  )
  return rows.map((row) => [row.kind, row.actor_kind, row.actor_name])
}

const alert = (changes: object = {}) => firingAlert(minute(2), changes)

const send = (house: IncidentHouse, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  postJson(`${house.url}/webhooks/alertmanager`, body, headers)

async function open(): Promise<IncidentHouse> {
  const house = await start()
  expect((await send(house, delivery(alert()))).status).toBe(200)
  await house.reconcile()
  return house
}

const get = async <T>(house: IncidentHouse, path: string, schema: z.ZodType<T>) =>
  schema.parse(await (await fetch(`${house.url}${path}`)).json())

const act = (house: IncidentHouse, path: string, body: object) =>
  postJson(`${house.url}/api/v1/incidents/${path}`, body)

describe('a delivery of Alertmanager', () => {
  it('opens an incident whose onset is seen in the indicator', async () => {
    const house = await open()
    const { items } = await get(house, '/api/v1/incidents', incidentPageAnswer)
    expect(items).toMatchObject([{ number: 1, state: 'open', title: 'checkout fails', severity: 'page' }])
    const { onset, detected } = items[0]!.milestones
    expect(Math.abs(Date.parse(onset!.at) - START)).toBeLessThanOrEqual(30_000)
    expect(detected).toMatchObject({ at: minute(2).toISOString(), source: 'starts_at' })
  })

  it('that speaks of no service here is taken and makes nothing', async () => {
    const house = await start()
    const stranger = alert({ labels: { alertname: 'Watchdog', severity: 'page' } })
    expect((await send(house, delivery(stranger))).status).toBe(200)
    expect((await get(house, '/api/v1/incidents', incidentPageAnswer)).items).toEqual([])
  })

  it.each([
    ['no JSON', '{'],
    ['another version', { ...delivery(), version: '3' }],
    ['a list', []],
  ])('that is %s is refused with a problem', async (_, body) => {
    const house = await start()
    const answer = await send(house, body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'bad_request' })
    expect(house.outcomes).toEqual(['rejected'])
  })

  it('that was cut short says so', async () => {
    const house = await start()
    await send(house, { ...delivery(alert()), truncatedAlerts: 17 })
    expect(house.outcomes).toEqual(['accepted', 'truncated 17'])
  })

  it('of 5,000 alerts of one service makes one incident of them all, and another 5,000 join it', async () => {
    const house = await start()
    const many = (from: number) =>
      Array.from({ length: 5000 }, (_, index) => alert({ fingerprint: (from + index).toString(16).padStart(16, '0') }))
    expect((await send(house, delivery(...many(0)))).status).toBe(200)
    expect((await send(house, delivery(...many(5000)))).status).toBe(200)
    await house.reconcile()
    const { items } = await get(house, '/api/v1/incidents', incidentPageAnswer)
    expect(items.map((one) => one.alerts.length)).toEqual([10_000])
    expect(house.outcomes).toEqual(['accepted', 'accepted'])
  }, 30_000)

  it('needs the token where there is one', async () => {
    const tokenFile = join(folder, 'token')
    writeFileSync(tokenFile, 'right\n')
    const house = await start({ tokenFile })
    for (const authorization of ['', 'Bearer wrong', 'Basic right']) {
      expect((await send(house, delivery(alert()), { authorization })).status).toBe(401)
    }
    expect((await send(house, delivery(alert()), { authorization: 'Bearer right' })).status).toBe(200)
    expect(house.outcomes).toEqual(['unauthorized', 'unauthorized', 'unauthorized', 'accepted'])
  })
})

describe('whoever acts with a token', () => {
  const startGuarded = () => {
    const tokenFile = join(folder, 'sre')
    writeFileSync(tokenFile, 'right')
    const base = exampleConfig({})
    const tokens = [{ name: 'sre', role: 'responder' as const, tokenFile }]
    return start({ config: { ...base, server: { ...base.server, tokens } } })
  }

  it('acts in the name of the token, whatever name they give', async () => {
    await open()
    const house = await startGuarded()
    const authorization = 'Bearer right'
    const path = `${house.url}/api/v1/incidents/1/acknowledge`
    expect((await send(house, delivery(alert()), { authorization })).status).toBe(403)
    expect((await send(house, delivery(alert()))).status).toBe(401)
    expect((await postJson(path, { by: 'mallory' }, {})).status).toBe(401)
    const answer = await postJson(path, { by: 'mallory', note: 'on it' }, { authorization })
    const { milestones } = incidentAnswer.parse(await answer.json())
    expect(milestones.acknowledged).toMatchObject({ author: 'sre', note: 'on it' })
    expect((await changes()).at(-1)).toEqual(['incident_acknowledged', 'person', 'sre'])
  })

  it('need not say who they are; others must', async () => {
    const house = await open()
    expect(await (await act(house, '1/acknowledge', {})).json()).toMatchObject({
      detail: expect.stringContaining('`by`') as unknown,
    })
    const guarded = await startGuarded()
    const path = `${guarded.url}/api/v1/incidents/1/acknowledge`
    expect((await postJson(path, {}, { authorization: 'Bearer right' })).status).toBe(200)
  })
})

describe('the life of an incident', () => {
  it('goes from open to recovered to resolved by the indicator and the clock', async () => {
    const house = await open()
    tale.bad = [{ from: minute(0), to: minute(20) }]
    tale.alerts = [{ labels, from: minute(2), to: minute(25) }]
    now = minute(24)
    await house.reconcile()
    const state = async () => (await get(house, '/api/v1/incidents/1', incidentAnswer)).state
    expect(await state()).toBe('open')
    now = minute(28)
    await house.reconcile()
    const recovered = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(recovered).toMatchObject({ state: 'recovered', milestones: { recovered: { source: 'sli' } } })
    expect(Math.abs(Date.parse(recovered.milestones.recovered!.at) - minute(20).getTime())).toBeLessThanOrEqual(60_000)
    now = minute(55)
    await house.reconcile()
    expect(await state()).toBe('resolved')
    expect(await changes()).toEqual([
      ['incident_opened', 'webhook', 'alertmanager'],
      ['incident_recovered', 'job', 'incidents'],
      ['incident_resolved', 'job', 'incidents'],
    ])
  })

  it('is known with each change by whom it was changed', async () => {
    const house = await open()
    await act(house, '1/acknowledge', { by: 'alice' })
    await act(house, '1/false-positive', { by: 'bob' })
    expect(await changes()).toEqual([
      ['incident_opened', 'webhook', 'alertmanager'],
      ['incident_acknowledged', 'person', 'alice'],
      ['incident_resolved', 'person', 'bob'],
      ['incident_updated', 'person', 'bob'],
    ])
    const answer = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(answer).toMatchObject({ kind: 'false_alarm', falsePositive: true })
  })

  it('begins again when the service turns bad while its alert still fires', async () => {
    const house = await open()
    tale.bad = [{ from: minute(0), to: minute(10) }]
    now = minute(18)
    await house.reconcile()
    tale.bad = [...tale.bad, { from: minute(24), to: null }]
    now = minute(28)
    await house.reconcile()
    const incident = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(incident).toMatchObject({ state: 'open', reopenCount: 1, milestones: { recovered: null } })
    expect(Math.abs(Date.parse(incident.milestones.onset!.at) - START)).toBeLessThanOrEqual(30_000)
  })

  it('does not end because Prometheus has vanished and its alert expired', async () => {
    const house = await open()
    tale.down = [{ from: minute(10), to: null }]
    now = minute(20)
    await send(house, delivery(alert({ status: 'resolved', endsAt: minute(14) })))
    await house.reconcile()
    expect(await get(house, '/api/v1/incidents/1', incidentAnswer)).toMatchObject({ state: 'open' })
  })
})

describe('people', () => {
  it('acknowledge once, and the first counts', async () => {
    const house = await open()
    now = minute(5)
    expect((await act(house, '1/acknowledge', { by: 'Ada', note: 'at it' })).status).toBe(200)
    now = minute(6)
    const second = incidentAnswer.parse(await (await act(house, '1/acknowledge', { by: 'Bob' })).json())
    expect(second).toMatchObject({
      acknowledgeSeconds: 180,
      milestones: { acknowledged: { author: 'Ada', note: 'at it' } },
    })
  })

  it('resolve, which is a recovery where none was measured', async () => {
    const house = await open()
    now = minute(9)
    const incident = incidentAnswer.parse(await (await act(house, '1/resolve', { by: 'Ada' })).json())
    expect(incident).toMatchObject({
      state: 'resolved',
      milestones: { recovered: { at: minute(9).toISOString(), source: 'person' }, resolved: { author: 'Ada' } },
    })
  })

  it('mark a false positive, which leaves the statistics', async () => {
    const house = await open()
    await act(house, '1/false-positive', { by: 'Ada', note: 'a test' })
    const { services } = await house.incidents.summary(now)
    expect(services[0]?.statistics).toMatchObject({ incidents: 0, falsePositives: 1 })
  })

  it('must say who they are, and of what they speak', async () => {
    const house = await open()
    expect((await act(house, '1/resolve', {})).status).toBe(400)
    expect((await act(house, '2/resolve', { by: 'Ada' })).status).toBe(404)
    expect((await fetch(`${house.url}/api/v1/incidents/2`)).status).toBe(404)
    expect((await fetch(`${house.url}/api/v1/incidents?limit=1000`)).status).toBe(400)
    const plain = await fetch(`${house.url}/api/v1/incidents/1/resolve`, { method: 'POST', body: '{"by":"x"}' })
    expect(plain.status).toBe(400)
  })

  it('do all that on the command line too', async () => {
    const house = await open()
    const run = (...args: readonly string[]) =>
      runCommand(['incident', ...args, '--server', house.url], { cwd: folder, clock: () => now, env: { USER: 'ada' } })
    expect((await run('list', '--open')).stdout).toContain('checkout fails')
    expect((await run('ack', '1', '--note', 'at it')).stdout).toContain('ada: at it')
    expect((await run('resolve', '#1')).stdout).toContain('resolved')
    expect(JSON.parse((await run('show', '1', '--output', 'json')).stdout)).toMatchObject({ number: 1 })
    expect((await run('list', '--open')).stdout).toBe('No incidents.\n')
    const unknown = await run('show', '2')
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, 'plimsoll: there is no such incident\n'])
  })
})

it('the API description names what answers, and says what it answers', async () => {
  const house = await open()
  const OpenApi = z.object({
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  const { paths, components } = await get(house, '/api/v1/openapi.json', OpenApi)
  const definitions: unknown = JSON.parse(
    JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  const schemaOf = (name: string) => z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: definitions } as never)
  const described = Object.keys(paths).filter((path) => path.startsWith('/api/v1/incidents'))
  expect(described).toHaveLength(5)
  for (const path of described) {
    const answer =
      path.split('/').length > 5
        ? await act(house, path.split('/').slice(4).join('/').replace('{id}', '1'), { by: 'Ada' })
        : await fetch(house.url + path.replace('{id}', '1'))
    const schema = schemaOf(path === '/api/v1/incidents' ? 'IncidentPage' : 'Incident')
    expect(answer.status).toBe(200)
    expect(schema.safeParse(await answer.json()).error).toBeUndefined()
  }
})

it('pages go on where the last one ended', async () => {
  const house = await start()
  for (let number = 0; number < 5; number++) {
    now = minute(10 * number + 3)
    const own = { fingerprint: `00000000000000a${number}`, startsAt: minute(10 * number + 2) }
    await send(house, delivery(alert(own)))
    await act(house, `${number + 1}/false-positive`, { by: 'Ada' })
  }
  const numbers: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const path: string = `/api/v1/incidents?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`
    const page: z.output<typeof incidentPageAnswer> = await get(house, path, incidentPageAnswer)
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.next
  }
  expect(numbers).toEqual([5, 4, 3, 2, 1])
})
