import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as z from 'zod'
import { delivery } from '../../test/support/deliveries.js'
import {
  act,
  alert,
  get,
  incidentsOverHttp,
  labels,
  minute,
  send,
  START,
} from '../../test/support/incidents-over-http.js'
import { incidentAnswer, incidentPageAnswer } from './view/incident-answer.js'

const { scene, start, open, changes } = incidentsOverHttp()

describe('a delivery of Alertmanager', () => {
  it('opens an incident whose onset is seen in the indicator', async () => {
    const house = await open()
    const { data: items } = await get(house, '/api/v1/incidents', incidentPageAnswer)
    expect(items).toMatchObject([{ number: 1, state: 'open', title: 'checkout fails', severity: 'page' }])
    const { onset, detected } = items[0]!.milestones
    expect(Math.abs(Date.parse(onset!.at) - START)).toBeLessThanOrEqual(30_000)
    expect(detected).toMatchObject({ at: minute(2).toISOString(), source: 'starts_at' })
  })

  it('that speaks of no service here is taken and makes nothing', async () => {
    const house = await start()
    const stranger = alert({ labels: { alertname: 'Watchdog', severity: 'page' } })
    expect((await send(house, delivery(stranger))).status).toBe(200)
    expect((await get(house, '/api/v1/incidents', incidentPageAnswer)).data).toEqual([])
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
    const { data: items } = await get(house, '/api/v1/incidents', incidentPageAnswer)
    expect(items.map((one) => one.alerts.length)).toEqual([10_000])
    expect(house.outcomes).toEqual(['accepted', 'accepted'])
  })

  it('needs the token where there is one', async () => {
    const tokenFile = join(scene.folder, 'token')
    writeFileSync(tokenFile, 'right\n')
    const house = await start({ tokenFile })
    for (const authorization of ['', 'Bearer wrong', 'Basic right']) {
      expect((await send(house, delivery(alert()), { authorization })).status).toBe(401)
    }
    expect((await send(house, delivery(alert()), { authorization: 'Bearer right' })).status).toBe(200)
    expect(house.outcomes).toEqual(['unauthorized', 'unauthorized', 'unauthorized', 'accepted'])
  })
})

describe('an alert about an incident', () => {
  const about = { ...labels, alertname: 'RTOAtRisk', spent: '80', about: 'incident', severity: 'page' }
  const told = (changes = {}) => alert({ labels: about, fingerprint: '00000000000000c3', ...changes })

  it('opens none and joins none, by delivery or as Prometheus has it', async () => {
    const house = await start()
    scene.tale.alerts = [{ labels: about, from: minute(1), to: minute(9) }]
    expect((await send(house, delivery(told()))).status).toBe(200)
    scene.now = minute(10)
    await house.reconcile()
    expect((await get(house, '/api/v1/incidents', incidentPageAnswer)).data).toEqual([])
  })

  it('does not keep open the one that it is about: both end', async () => {
    const house = await open()
    scene.tale.bad = [{ from: minute(0), to: minute(20) }]
    scene.tale.alerts = [
      { labels, from: minute(2), to: minute(25) },
      { labels: about, from: minute(10), to: minute(90) },
    ]
    scene.now = minute(15)
    await send(house, delivery(told({ startsAt: minute(10).toISOString() })))
    scene.now = minute(28)
    await house.reconcile()
    const one = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(one).toMatchObject({ state: 'recovered', alerts: [{ labels: { alertname: labels.alertname } }] })
    scene.now = minute(60)
    await house.reconcile()
    expect(await get(house, '/api/v1/incidents', incidentPageAnswer)).toMatchObject({
      data: [{ number: 1, state: 'resolved', reopenCount: 0 }],
    })
  })
})

describe('the life of an incident', () => {
  it('goes from open to recovered to resolved by the indicator and the clock', async () => {
    const house = await open()
    scene.tale.bad = [{ from: minute(0), to: minute(20) }]
    scene.tale.alerts = [{ labels, from: minute(2), to: minute(25) }]
    scene.now = minute(24)
    await house.reconcile()
    const state = async () => (await get(house, '/api/v1/incidents/1', incidentAnswer)).state
    expect(await state()).toBe('open')
    scene.now = minute(28)
    await house.reconcile()
    const recovered = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(recovered).toMatchObject({ state: 'recovered', milestones: { recovered: { source: 'sli' } } })
    expect(Math.abs(Date.parse(recovered.milestones.recovered!.at) - minute(20).getTime())).toBeLessThanOrEqual(60_000)
    scene.now = minute(55)
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
    scene.tale.bad = [{ from: minute(0), to: minute(10) }]
    scene.now = minute(18)
    await house.reconcile()
    scene.tale.bad = [...scene.tale.bad, { from: minute(24), to: null }]
    scene.now = minute(28)
    await house.reconcile()
    const incident = await get(house, '/api/v1/incidents/1', incidentAnswer)
    expect(incident).toMatchObject({ state: 'open', reopenCount: 1, milestones: { recovered: null } })
    expect(Math.abs(Date.parse(incident.milestones.onset!.at) - START)).toBeLessThanOrEqual(30_000)
  })

  it('does not end because Prometheus has vanished and its alert expired', async () => {
    const house = await open()
    scene.tale.down = [{ from: minute(10), to: null }]
    scene.now = minute(20)
    await send(house, delivery(alert({ status: 'resolved', endsAt: minute(14) })))
    await house.reconcile()
    expect(await get(house, '/api/v1/incidents/1', incidentAnswer)).toMatchObject({ state: 'open' })
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
  const described = Object.keys(paths).filter((path) => /^\/api\/v1\/incidents(?!.*\/(report|actions))/.test(path))
  expect(described).toHaveLength(13)
  // What needs more than a name is tried where people do it.
  const needy = /(details|\/merge|milestone|role|class|severity|update)$/
  for (const path of described.filter((one) => !needy.test(one))) {
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
    scene.now = minute(10 * number + 3)
    const own = { fingerprint: `00000000000000a${number}`, startsAt: minute(10 * number + 2) }
    await send(house, delivery(alert(own)))
    await act(house, `${number + 1}/false-positive`, { by: 'Ada' })
  }
  const numbers: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const path: string = `/api/v1/incidents?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`
    const page: z.output<typeof incidentPageAnswer> = await get(house, path, incidentPageAnswer)
    numbers.push(...page.data.map(({ number }) => number))
    cursor = page.next_cursor
  }
  expect(numbers).toEqual([5, 4, 3, 2, 1])
})

it('are filtered by severity, kind and when they began', async () => {
  const house = await start()
  for (let number = 0; number < 3; number++) {
    scene.now = minute(10 * number + 3)
    await send(house, delivery(alert({ fingerprint: `00000000000000a${number}`, startsAt: minute(10 * number + 2) })))
    if (number < 2) await act(house, `${number + 1}/false-positive`, { by: 'Ada' })
  }
  const numbersOf = async (query: string) =>
    (await get(house, `/api/v1/incidents?${query}`, incidentPageAnswer)).data.map(({ number }) => number)
  expect(await numbersOf('severity=page')).toEqual([3, 2, 1])
  expect(await numbersOf('severity=ticket')).toEqual([])
  expect(await numbersOf('kind=real')).toEqual([3])
  expect(await numbersOf('kind=false_alarm&service=checkout')).toEqual([2, 1])
  expect(await numbersOf(`from=${minute(12).toISOString()}`)).toEqual([3, 2])
  expect(await numbersOf(`from=${minute(5).toISOString()}&to=${minute(22).toISOString()}`)).toEqual([2])
})

it.each([
  ['limit=101', 'expected a whole number from 1 to 100'],
  ['cursor=7', '`cursor` cannot be read'],
  ['kind=odd', '"real"|"drill"|"false_alarm"|"merged"'],
  ['from=yesterday', 'expected a time with its offset'],
  ['stat=open', 'this list has no parameter `stat`'],
])('says what is wrong with ?%s', async (query, words) => {
  const house = await start()
  const answer = await fetch(`${house.url}/api/v1/incidents?${query}`)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(JSON.stringify(words).slice(1, -1))
})
