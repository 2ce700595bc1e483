import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { pingedDataset, startPingHouse, type PingHouse } from '../../../test/support/ping-house.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { NOT_MEASURED } from '../measure/backup-measures.js'
import { MOST_PINGS } from './ping-limits.js'
import { addressesAnswer, runsAnswer, type RunAnswer } from './run-answer.js'

const RID = '11111111-1111-1111-1111-111111111111'
const OTHER = '22222222-2222-2222-2222-222222222222'

let database: Database
let now: Date
let house: PingHouse

const datasets = [
  pingedDataset(),
  pingedDataset({ name: 'images' }),
  pingedDataset({ service: 'search', name: 'images', semantics: 'continuous' }),
]

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-29T02:00:00Z')
  house = await startPingHouse({ database, clock: () => now, datasets })
})

afterEach(async () => {
  await house.stop()
  await database.close()
})

const at = (time: string) => (now = new Date(`2026-11-29T${time}Z`))
const ping = (path: string) => request(house.url).get(path)

async function runs(): Promise<readonly RunAnswer[]> {
  const answer = await request(house.url).get('/api/v1/datasets/checkout/orders-db/runs').expect(200)
  return runsAnswer.parse(answer.body).runs
}

const point = () => house.pings.newest(datasets[0]!)?.pointAt?.toISOString().slice(11, 19) ?? null

describe('a ping', () => {
  it('of a run from its start to its end is that of healthchecks, by id and by slug', async () => {
    const { headers } = await ping(`${house.own.id}/start`).expect(200, 'OK')
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'ping-body-limit': '10000' })
    at('02:07:30')
    await request(house.url).post(`${house.own.slug}/0?size=1024`).send('all is well').expect(200, 'OK')
    expect(await runs()).toMatchObject([
      {
        ...{ outcome: 'success', startedAt: '2026-11-29T02:00:00.000Z', endedAt: '2026-11-29T02:07:30.000Z' },
        ...{ durationSeconds: 450, exitStatus: 0, sizeBytes: 1024, excerpt: 'all is well', rid: null },
      },
    ])
    expect(point()).toBe('02:00:00')
  })

  it('of each good run tells how large it was and how long it took', async () => {
    const night = async (day: number, { bytes, minutes }: { bytes: number; minutes: number }) => {
      now = new Date(Date.parse('2026-11-01T02:00:00Z') + day * 86_400_000)
      await ping(`${house.own.id}/start`).expect(200)
      now = new Date(now.getTime() + minutes * 60_000)
      await ping(`${house.own.id}/0?size=${bytes}`).expect(200)
    }
    for (let day = 0; day < 6; day++) await night(day, { bytes: 1000 + day, minutes: 10 })
    now = new Date('2026-11-07T02:00:00Z')
    // A run that failed is in no median.
    await ping(`${house.own.id}/1?size=3`).expect(200)
    await night(7, { bytes: 400, minutes: 30 })
    await house.pings.refresh()
    expect(house.pings.measures(datasets[0]!)).toEqual({
      size: { value: 400, pointAt: new Date('2026-11-08T02:00:00Z'), usual: 1002.5, runs: 6, isUnusual: true },
      duration: { value: 1800, pointAt: new Date('2026-11-08T02:00:00Z'), usual: 600, runs: 6, isUnusual: true },
    })
    expect(house.pings.measures(datasets[1]!)).toEqual(NOT_MEASURED)
  })

  it('with exit status 3 has failed, unless the dataset says that partial is ok', async () => {
    await ping(`${house.own.id}/3`).expect(200)
    expect(await runs()).toMatchObject([{ outcome: 'fail', exitStatus: 3 }])
    expect(point()).toBeNull()
    await house.stop()
    house = await startPingHouse({ database, clock: () => now, datasets: [pingedDataset({ partialIsOk: true })] })
    at('03:00:00')
    await ping(`${house.own.id}/3`).expect(200)
    expect((await runs())[0]).toMatchObject({ outcome: 'success', exitStatus: 3 })
    expect(point()).toBe('02:58:00')
  })

  it.each(['get', 'head', 'post'] as const)('is taken by %s', async (method) => {
    await request(house.url)[method](house.own.id).expect(200)
    expect(point()).toBe('01:58:00')
  })

  it.each([
    ['/fail', 'fail', null],
    ['/1', 'fail', 1],
    ['/255', 'fail', 255],
    ['/0', 'success', 0],
    ['/', 'success', null],
    ['/log', 'log', null],
  ])('with %s ends as %s', async (suffix, outcome, exitStatus) => {
    await ping(`${house.own.id}${suffix}`).expect(200, 'OK')
    expect(await runs()).toMatchObject([{ outcome, exitStatus }])
    expect(point()).toBe(outcome === 'success' ? '01:58:00' : null)
  })

  it('knows runs that overlap by their ids, and the newest data is that of the newest start', async () => {
    await ping(`${house.own.id}/start?rid=${RID}`)
    at('02:30:00')
    await ping(`${house.own.id}/start?rid=${OTHER}`)
    at('02:40:00')
    await ping(`${house.own.id}?rid=${OTHER}`)
    expect(point()).toBe('02:30:00')
    at('03:00:00')
    await ping(`${house.own.id}?rid=${RID}`)
    expect(point()).toBe('02:30:00')
    expect((await runs()).map(({ rid, outcome }) => [rid, outcome])).toEqual([
      [OTHER, 'success'],
      [RID, 'success'],
    ])
  })

  it('that had to wait tells of then, whatever the clock of its sender says', async () => {
    at('06:00:00')
    await ping(`${house.own.id}/start?rid=${RID}&ago=7200`).expect(200)
    await ping(`${house.own.id}/0?rid=${RID}&ago=3600.5`).expect(200)
    expect(await runs()).toMatchObject([
      {
        startedAt: '2026-11-29T04:00:00.000Z',
        endedAt: '2026-11-29T04:59:59.500Z',
        heardAt: '2026-11-29T06:00:00.000Z',
      },
    ])
  })

  it.each([
    ['/ping/7', 404, 'not found'],
    ['/ping/00000000-0000-0000-0000-000000000000', 404, 'not found'],
    ['/ping/wrong-key/checkout-orders-db', 404, 'not found'],
    ['ID/nonsense', 400, 'invalid url format'],
    ['ID/256', 400, 'invalid url format'],
    ['ID?rid=7', 400, 'invalid uuid format'],
    ['ID?ago=-1', 400, 'invalid ago: expected seconds from 0 to 2592000'],
    ['ID?ago=2592001', 400, 'invalid ago: expected seconds from 0 to 2592000'],
    ['ID?size=1.5', 400, 'invalid size: expected a whole number of bytes'],
    ['KEY/images', 409, 'ambiguous slug'],
    ['KEY/checkout-none', 404, 'not found'],
  ])('%s is answered %d %s', async (path, status, text) => {
    const key = house.own.slug.replace('/checkout-orders-db', '')
    await ping(path.replace('ID', house.own.id).replace('KEY', key)).expect(status, text)
    expect(await runs()).toEqual([])
  })

  it('may call a dataset by its name alone where no other has it', async () => {
    await ping(house.own.slug.replace('checkout-orders-db', 'orders-db')).expect(200, 'OK')
    expect(point()).toBe('01:58:00')
  })

  it('of something that is copied all the time tells how far that has come', async () => {
    const images = datasets[2]!
    await ping(house.own.slug.replace('checkout-orders-db', 'search-images')).expect(200)
    expect(house.pings.newest(images)?.pointAt).toEqual(now)
  })

  it('with a long body keeps its first 10 kB', async () => {
    const body = Buffer.alloc(3_000_000, 'a').fill('b', 0, 5)
    await request(house.url).post(house.own.id).set('content-type', 'text/plain').send(body).expect(200, 'OK')
    const [run] = await runs()
    expect([run?.excerpt?.length, run?.excerpt?.slice(0, 7)]).toEqual([10_000, 'bbbbbaa'])
  })

  it('that comes too often is refused, and comes in again a minute later', async () => {
    for (let count = 0; count < MOST_PINGS; count += 1) await ping(`${house.own.id}/log`).expect(200)
    const { headers } = await ping(house.own.id).expect(429, 'rate limited')
    expect(headers).toHaveProperty('retry-after', '60')
    at('02:01:00')
    await ping(house.own.id).expect(200)
  })

  it('is not refused because somebody guesses ids from the same address', async () => {
    for (let count = 0; count < 130; count += 1) await ping(`/ping/${count}`)
    await ping('/ping/7').expect(429)
    await ping(house.own.id).expect(200)
  })

  it('is refused once the dataset has another id', async () => {
    const path = '/api/v1/datasets/checkout/orders-db/ping/renew'
    const { addresses } = addressesAnswer.parse((await request(house.url).post(path).expect(200)).body)
    expect(addresses).toHaveLength(1)
    await ping(house.own.id).expect(404)
    await ping(new URL(addresses[0]!.url).pathname).expect(200)
    await request(house.url).post(path.replace('orders-db', 'other')).expect(404)
    const entries = await database.read((reader) => reader.selectFrom('audit_entry').selectAll().execute())
    expect(entries).toMatchObject([{ action: 'dataset.renew-ping', object_id: 'checkout/orders-db' }])
  })

  it('is answered 503 where the store cannot be written, and none of it is kept, nor its secret logged', async () => {
    const broken: Database = {
      ...database,
      write: () => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' })),
    }
    const other = await startPingHouse({ database, clock: () => now, datasets })
    await other.stop()
    const full = await startPingHouse({ database: brokenAfterFirst(broken), clock: () => now, datasets })
    await request(full.url).get(house.own.id).expect(503)
    await full.stop()
    expect(full.outcomes).toEqual(['failed'])
    expect(full.logged.map(({ data }) => data)).toMatchObject([{ method: 'GET', path: '/ping/:id' }])
    expect(await runs()).toEqual([])
  })
})

/** Datasets are registered, twice: once by the house, once by its test. */
function brokenAfterFirst(broken: Database): Database {
  let writes = 0
  return { ...database, write: (work) => (++writes <= 2 ? database.write(work) : broken.write(work)) }
}

describe('the secrets of pings', () => {
  it('have 128 bits each, and outlive a restart and a new name', async () => {
    const answer = await request(house.url).get('/api/v1/pings').expect(200)
    const { addresses } = addressesAnswer.parse(answer.body)
    expect(new Set(addresses.map(({ url }) => url)).size).toBe(3)
    for (const { url } of addresses) expect(url).toMatch(/\/ping\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const renamed = [pingedDataset({ name: 'orders', renamedFrom: 'orders-db' })]
    const next = await startPingHouse({ database, clock: () => now, datasets: renamed })
    expect(next.own.id).toBe(house.own.id)
    await next.stop()
  })
})
