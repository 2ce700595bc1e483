import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { freePort, until } from '../../demo/processes/child.js'
import { postJson } from '../../test/support/deliveries.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleAgreement } from '../../test/support/sample-agreement.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { Config } from '../config/config.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { lockStore } from '../store/lock-store.js'
import { createApp, type App, type AppOverrides } from './create-app.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const labels = { service: 'checkout', slo: 'availability', dataset: 'orders-db', environment: 'production' }

/** Two events a second, one in a thousand bad; a backup finished ten minutes ago. */
function healthy(): FakeSeriesReader {
  return createFakeSeriesReader((query) => {
    if (query.includes('errors')) return [{ labels, valueAt: () => 0.002 }]
    if (query.includes('events')) return [{ labels, valueAt: () => 2 }]
    return [{ labels, valueAt: (at) => at.getTime() / 1000 - 600 }]
  })
}

const apps: App[] = []

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop()
})

function config(): Config {
  const base = exampleConfig({ slos: [sampleSlo()], datasets: [sampleDataset()] })
  const agreements = [sampleAgreement()]
  return { ...base, services: base.services.map((service) => ({ ...service, agreements })) }
}

function setUp(reader = healthy(), settings = config()) {
  const logger = createMemoryLogger()
  const app = createApp(settings, { clock: () => NOW, logger, port: 0, readers: new Map([['default', reader]]) })
  apps.push(app)
  const get = (path: string) => fetch(`${app.url() ?? ''}${path}`)
  return { app, logger, reader, get }
}

describe('the daemon', () => {
  it('becomes ready when the ledger has come to the present, and shows what it holds', async () => {
    const { app, get } = setUp()
    await app.start()
    await until('it is ready', async () => (await get('/-/ready')).ok)
    const status = app.status()
    expect(status?.slos[0]).toMatchObject({ slo: 'availability', sli: 0.999 })
    expect(status?.slas[0]).toMatchObject({ sla: 'enterprise', periodLabel: '2026-11' })
    expect(status?.sources).toEqual([{ name: 'default', answering: true, answeredAt: NOW }])
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toContain(
      'plimsoll_slo_sli_ratio{service="checkout",slo="availability",environment="production"} 0.999\n',
    )
    expect(metrics).toMatch(/plimsoll_ledger_lag_seconds \d+/)
    expect(metrics).toMatch(/plimsoll_build_info\{version="[^"]+",node="[^"]+"\} 1/)
    expect(metrics).toContain('plimsoll_outbox_pending 0')
    const service = await (await get('/api/v1/services/checkout')).json()
    expect(service).toMatchObject({ additions: { budgetCurves: [{ slo: 'availability' }] } })
  })

  it('logs how far the backfill is, to its end', async () => {
    const { app, get, logger } = setUp()
    await app.start()
    await until('it is ready', async () => (await get('/-/ready')).ok)
    const lines = logger.lines.filter(({ message }) => message === 'Ledger backfill')
    expect(lines.at(-1)?.data).toMatchObject({ percent: 100 })
  })

  it('does not touch a store that another one works with, whose tables it might change', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-app-'))
    const file = join(folder, 'deep/plimsoll.db')
    const unlock = lockStore(file)
    const { app } = setUp(healthy(), { ...config(), storage: { ...config().storage, place: file } })
    await expect(app.start()).rejects.toMatchObject({ code: 'store_in_use' })
    expect(existsSync(file)).toBe(false)
    unlock()
    rmSync(folder, { recursive: true })
  })

  it('says that another process has locked its store sooner than Alertmanager gives up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-app-'))
    const file = join(folder, 'plimsoll.db')
    const { app, get } = setUp(healthy(), { ...config(), storage: { ...config().storage, place: file } })
    await app.start()
    await until('it is ready', async () => (await get('/-/ready')).ok)
    const other = new Libsql(file)
    other.exec('pragma busy_timeout = 10000; begin immediate')
    const began = performance.now()
    const startsAt = NOW.toISOString()
    const answer = await postJson(`${app.url() ?? ''}/webhooks/alertmanager`, {
      version: '4',
      alerts: [{ status: 'firing', labels: { service: 'checkout', severity: 'page' }, annotations: {}, startsAt }],
    })
    // Half a second is waited for, and not the five that a transaction may wait elsewhere.
    expect(performance.now() - began).toBeLessThan(4_000)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ detail: 'the store is locked by another process; try again' })
    other.exec('rollback')
    other.close()
    await app.stop()
    rmSync(folder, { recursive: true })
  })

  describe('that stands by', () => {
    let folder: string
    let port: number
    let get: (path: string, init?: RequestInit) => Promise<Response>

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'plimsoll-standby-'))
      port = await freePort()
      get = (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init)
    })
    afterEach(() => {
      rmSync(folder, { recursive: true })
    })

    function standBy(changes: Partial<AppOverrides> = {}) {
      const settings = { ...config(), storage: { ...config().storage, place: join(folder, 'plimsoll.db') } }
      const logger = createMemoryLogger()
      const readers = new Map([['default', healthy()]])
      const app = createApp(settings, { clock: () => NOW, logger, port, readers, standsBy: true, ...changes })
      apps.push(app)
      return { app, logger, settings }
    }

    it('lives, answers nothing else, and takes over where the other one stopped', async () => {
      const { app, settings, logger } = standBy()
      const other = setUp(healthy(), settings)
      await other.app.start()
      await until('the other one is ready', async () => (await other.get('/-/ready')).ok)
      const started = app.start()
      await until('it stands by', () => logger.lines.some(({ message }) => message === 'Plimsoll stands by'))
      expect((await get('/-/healthy')).status).toBe(200)
      const ready = await get('/-/ready')
      expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ code: 'not_ready' })])
      const webhook = await get('/webhooks/alertmanager', { method: 'POST', body: '{}' })
      expect([webhook.status, webhook.headers.get('retry-after')]).toEqual([503, '5'])
      const metrics = await (await get('/metrics')).text()
      expect(metrics).toMatch(/^plimsoll_standby 1$/m)
      expect(metrics).not.toContain('plimsoll_build_info')
      await other.app.stop()
      await started
      await until('it is ready', async () => (await get('/-/ready')).ok)
      expect(app.status()?.slos[0]).toMatchObject({ slo: 'availability', sli: 0.999 })
      const taken = await (await get('/metrics')).text()
      expect(taken).toContain('plimsoll_build_info')
      expect(taken).not.toMatch(/^plimsoll_standby /m)
    })

    it('begins at once where nobody works with the store', async () => {
      const { app, logger } = standBy()
      await app.start()
      await until('it is ready', async () => (await get('/-/ready')).ok)
      expect(logger.lines.map(({ message }) => message)).not.toContain('Plimsoll stands by')
    })

    it('is stopped while it waits', async () => {
      const { app, settings, logger } = standBy()
      const other = setUp(healthy(), settings)
      await other.app.start()
      const started = app.start()
      await until('it stands by', () => logger.lines.some(({ message }) => message === 'Plimsoll stands by'))
      await app.stop()
      await expect(started).rejects.toThrow()
      await expect(get('/-/healthy')).rejects.toThrow()
      expect((await other.get('/-/healthy')).status).toBe(200)
    })

    it('waits for a store that cannot be opened, and does not find its own lock meanwhile', async () => {
      const { app, logger } = standBy()
      const file = join(folder, 'plimsoll.db')
      const unlock = lockStore(file)
      const started = app.start()
      await until('it stands by', () => logger.lines.some(({ message }) => message === 'Plimsoll stands by'))
      writeFileSync(file, 'This is no database, and long enough to be looked at as one.'.repeat(20))
      unlock()
      await until('it has looked', () => logger.lines.some(({ data }) => /cannot open/.test(String(data['reason']))))
      rmSync(file)
      await started
      await until('it is ready', async () => (await get('/-/ready')).ok)
    })

    it('ends where the configuration names another store by then', async () => {
      const storage = { ...config().storage, place: join(folder, 'other.db') }
      const { app } = standBy({ loadConfig: () => Promise.resolve({ ...config(), storage }) })
      await expect(app.start()).rejects.toMatchObject({ code: 'config_needs_restart' })
      expect(existsSync(join(folder, 'other.db'))).toBe(false)
    })

    it('begins with the configuration of that moment, or with its own where that cannot be used', async () => {
      const newer = { ...config(), hash: 'f'.repeat(64) }
      const storage = { ...config().storage, place: join(folder, 'plimsoll.db') }
      const first = standBy({ loadConfig: () => Promise.resolve({ ...newer, storage }) })
      await first.app.start()
      await until('it is ready', async () => (await get('/-/ready')).ok)
      expect(await (await get('/metrics')).text()).toContain('plimsoll_config_hash_info{hash="ffffffffffff"} 1')
      await first.app.stop()
      const second = standBy({ loadConfig: () => Promise.reject(new Error('line 3 is no YAML')) })
      await second.app.start()
      await until('it is ready', async () => (await get('/-/ready')).ok)
      expect(second.logger.lines).toContainEqual(expect.objectContaining({ level: 'error' }))
    })
  })

  it('starts without Prometheus, is not ready, claims nothing good, and recovers', async () => {
    const reader = healthy()
    reader.failure = new PrometheusError('unreachable', 'nobody there')
    const { app, get, logger } = setUp(reader)
    await app.start()
    await until('what the ledger does first has failed', () =>
      logger.lines.some(({ message }) => message.startsWith('What a job does first failed')),
    )
    const ready = await get('/-/ready')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ code: 'not_ready' })
    expect(app.status()).toMatchObject({
      slos: [{ state: 'no_data', sli: null }],
      slas: [{ verdict: 'undetermined' }],
      datasets: [{ state: 'unknown' }],
    })
    expect(await (await get('/metrics')).text()).not.toMatch(/^plimsoll_(slo_sli_ratio|ledger_lag_seconds)/m)
    reader.failure = null
    await app.runCycle()
    expect(app.status()?.slos[0]).toMatchObject({ sli: 0.999 })
  })

  it('turns to no data when Prometheus falls silent, and keeps running', async () => {
    const reader = healthy()
    let now = NOW
    const logger = createMemoryLogger()
    const app = createApp(config(), { clock: () => now, logger, port: 0, readers: new Map([['default', reader]]) })
    apps.push(app)
    await app.start()
    await app.runCycle()
    expect(app.status()?.sources[0]).toMatchObject({ answering: true })
    reader.failure = new PrometheusError('timeout', 'too slow')
    now = new Date(NOW.getTime() + 20 * 60_000)
    await expect(app.runCycle()).rejects.toThrow('too slow')
    await app.refresh()
    expect(app.status()).toMatchObject({
      sources: [{ answering: false, answeredAt: NOW }],
      datasets: [{ state: 'unknown' }],
    })
    expect(app.status()?.slos[0]?.state).not.toBe('met')
    expect((await fetch(`${app.url() ?? ''}/-/healthy`)).status).toBe(200)
  })

  it('stops in time, twice without harm, and gives its address back', async () => {
    const { app } = setUp()
    await app.start()
    const url = app.url() ?? ''
    await Promise.all([app.stop(), app.stop()])
    await expect(fetch(url)).rejects.toThrow()
  })

  it('stops within 5 s although Prometheus keeps it waiting', async () => {
    const reader = healthy()
    let isAsked = false
    const never = () => {
      isAsked = true
      return new Promise<never>(() => undefined)
    }
    const { app } = setUp({ ...reader, range: never, instant: never })
    await app.start()
    await until('Prometheus is asked', () => isAsked)
    const asked = performance.now()
    await app.stop()
    expect(performance.now() - asked).toBeLessThan(5000)
  })

  it('gives everything back when it cannot start', async () => {
    const first = setUp()
    await first.app.start()
    const { port } = new URL(first.app.url() ?? '')
    const second = createApp(config(), {
      port: Number(port),
      logger: createMemoryLogger(),
      readers: new Map([['default', healthy()]]),
    })
    await expect(second.start()).rejects.toMatchObject({ code: 'listen_failed' })
    expect(second.url()).toBeNull()
  })
})
