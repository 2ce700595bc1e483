import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { exampleConfig } from '../../../test/support/example-config.js'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import type { Steps } from '../../shared/steps.js'
import { createApp, type App } from '../create-app.js'

let folder: string
let now: Date
let app: App | null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-keys-'))
  for (const name of ['ann', 'ben']) writeFileSync(join(folder, name), `token-of-${name}\n`)
  now = new Date('2026-11-20T12:00:00Z')
  app = null
})

afterEach(async () => {
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A daemon over the store of this test: behind another one, one that was started again. */
async function start(steps: Steps = () => undefined): Promise<void> {
  await app?.stop()
  const base = exampleConfig({})
  const tokens = ['ann', 'ben'].map((name) => ({ name, role: 'responder' as const, tokenFile: join(folder, name) }))
  const config = {
    ...base,
    server: { ...base.server, tokens },
    storage: { ...base.storage, place: join(folder, 'db') },
  }
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  app = createApp(config, { logger: createMemoryLogger(), port: 0, readers, clock: () => now, steps })
  await app.start()
}

const outage = {
  ...{ kind: 'third_party', scope: ['checkout'], reason: 'The provider was down.', anyway: true },
  ...{ from: '2026-11-19T10:00:00Z', to: '2026-11-19T11:00:00Z' },
}

const laterOutage = { ...outage, from: '2026-11-19T14:00:00Z', to: '2026-11-19T15:00:00Z' }

/** The outage, so many hours earlier: another one. */
function hoursAgo(hours: number): object {
  const earlier = (at: string) => new Date(Date.parse(at) - hours * 3_600_000).toISOString()
  return { ...outage, from: earlier(outage.from), to: earlier(outage.to) }
}

function post(key: string, body: object = outage, { by = 'ann', path = '/api/v1/exclusions' } = {}) {
  const agent = request(app?.url() ?? '')
  return agent.post(path).set('authorization', `Bearer token-of-${by}`).set('idempotency-key', key).send(body)
}

/** Asks as `post` does, and leaves the body to be sent by what it returns. */
async function begin(key: string): Promise<() => Promise<number | undefined>> {
  const asked = httpRequest(new URL('/api/v1/exclusions', app?.url() ?? ''), {
    method: 'POST',
    headers: {
      ...{ authorization: 'Bearer token-of-ann', 'idempotency-key': key },
      ...{ 'content-type': 'application/json', expect: '100-continue' },
    },
  })
  asked.flushHeaders()
  await once(asked, 'continue')
  // Those who may not ask are turned away before the key is looked at.
  await sleep(100)
  return async () => {
    asked.end(JSON.stringify(outage))
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode
  }
}

async function numbers(): Promise<readonly unknown[]> {
  const { body } = (await request(app?.url() ?? '')
    .get('/api/v1/exclusions')
    .set('authorization', 'Bearer token-of-ann')
    .expect(200)) as { readonly body: { readonly data: readonly { readonly id: number }[] } }
  return body.data.map(({ id }) => id)
}

describe('a change with an Idempotency-Key', () => {
  it('is made once, and answered the same again, after a restart too', async () => {
    await start()
    const first = await post('one').expect(201)
    expect(first.headers).not.toHaveProperty('idempotency-replayed')
    const again = await post('one').expect(201).expect('idempotency-replayed', 'true')
    expect(again.text).toBe(first.text)
    await start()
    const later = await post('one', { ...outage, scope: ['checkout'] })
      .expect(201)
      .expect('idempotency-replayed', 'true')
    expect(later.text).toBe(first.text)
    expect(later.headers['content-type']).toBe(first.headers['content-type'])
    expect(await numbers()).toEqual([1])
  })

  it('is refused where the key was of another request', async () => {
    await start()
    await post('one').expect(201)
    const { body } = (await post('one', { ...outage, reason: 'Another.' }).expect(422)) as { readonly body: unknown }
    expect(body).toMatchObject({ code: 'idempotency_key_reused' })
    await post('one', outage, { path: '/api/v1/maintenance' }).expect(422)
    expect(await numbers()).toEqual([1])
  })

  it('belongs to who asks: two may have the same key', async () => {
    await start()
    await post('one').expect(201)
    await post('one', laterOutage, { by: 'ben' }).expect(201)
    await post('one', laterOutage).expect(422)
    expect(await numbers()).toEqual([1, 2])
  })

  it('is made anew a day later', async () => {
    await start()
    await post('one').expect(201)
    now = new Date(now.getTime() + 24 * 3600_000 - 1)
    await post('one').expect(201).expect('idempotency-replayed', 'true')
    now = new Date(now.getTime() + 1)
    await post('one', laterOutage).expect(201)
    expect(await numbers()).toEqual([1, 2])
  })

  it('leaves its key free where it was refused', async () => {
    await start()
    await post('one', { ...outage, scope: [] }).expect(400)
    await post('one', { ...outage, scope: ['nowhere'] }).expect(422)
    await post('one').expect(201)
    expect(await numbers()).toEqual([1])
  })

  it('is made once where it is asked for many times at once; the others are told to wait, or get its answer', async () => {
    await start()
    for (let round = 1; round <= 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => post(`key-${round}`, hoursAgo(2 * round))))
      const states = answers.map(({ status, headers }) => `${status} ${headers['idempotency-replayed'] ?? ''}`)
      expect(states.filter((state) => state === '201 ')).toHaveLength(1)
      expect(states.filter((state) => !['201 ', '201 true', '409 '].includes(state))).toEqual([])
      expect(await numbers()).toHaveLength(round)
    }
  })

  it('is not made anew while it is under way: whoever asks is told to wait', async () => {
    await start()
    const finish = await begin('one')
    await post('one').expect(409)
    await post('another', laterOutage).expect(201)
    expect(await finish()).toBe(201)
    await post('one').expect(201).expect('idempotency-replayed', 'true')
    expect(await numbers()).toHaveLength(2)
  })

  it('keeps nothing of a change whose answer cannot be kept', async () => {
    await start((step) => {
      if (step === 'idempotency:stored') throw new Error('the disk is full')
    })
    await post('one').expect(500)
    expect(await numbers()).toEqual([])
    await start()
    await post('one')
      .expect(201)
      .expect(({ headers }) => !('idempotency-replayed' in headers))
    expect(await numbers()).toHaveLength(1)
  })

  it.each(['x'.repeat(201), 'with space', 'ü'])('is refused with the key %j', async (key) => {
    await start()
    const { body } = (await post(key).expect(400)) as { readonly body: unknown }
    expect(body).toMatchObject({ detail: expect.stringContaining('1 to 200 visible ASCII characters') as unknown })
  })
})
