import { afterEach, describe, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { ConfigError } from '../config/config-error.js'
import type { Config } from '../config/config.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { createApp, type App } from './create-app.js'
import { changedFixedSettings } from './reload.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const first = exampleConfig({ slos: [sampleSlo()], hash: 'a'.repeat(64) })
const second = exampleConfig({ slos: [sampleSlo(), sampleSlo({ name: 'second' })], hash: 'b'.repeat(64) })
const mistake = {
  file: 'plimsoll.yaml',
  line: 3,
  column: 1,
  path: 'slo',
  message: 'unknown key',
  hint: 'did you mean slos?',
  excerpt: 'slo: secret',
}

/** Two events a second of every SLO, one in a thousand bad. */
function steadyReader() {
  const series = (query: string) =>
    ['availability', 'second'].map((slo) => ({
      labels: { service: 'checkout', slo, environment: 'production' },
      valueAt: () => (query.includes('errors') ? 0.002 : 2),
    }))
  return createFakeSeriesReader(series)
}

const apps: App[] = []

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop()
})

/** Each ingest has one signal, and its questions are over when it is aborted. Who asks for alerts is no ingest. */
function countIngests(reader: FakeSeriesReader) {
  const asking = new Set<AbortSignal | undefined>()
  let most = 0
  const range: SeriesReader['range'] = async (...question) => {
    const [query, , , signal] = question
    if (/^(ALERTS|count\(present)/.test(query)) return reader.range(...question)
    asking.add(signal)
    most = Math.max(most, [...asking].filter((one) => one?.aborted !== true).length)
    const answer = await reader.range(...question)
    asking.delete(signal)
    return answer
  }
  return { reader: { ...reader, range }, most: () => most }
}

/** Asks again and again; the end tells all answers. */
function keepAsking(ask: () => Promise<number>) {
  const over = new AbortController()
  const answers = new Set<number | string>()
  const asking = (async () => {
    do answers.add(await ask().catch(String))
    while (!over.signal.aborted)
  })()
  return {
    async end() {
      over.abort()
      await asking
      return answers
    },
  }
}

/** A daemon that is ready; what is reloaded is decided by the test. */
async function setUp(reader: SeriesReader = steadyReader()) {
  const logger = createMemoryLogger()
  let load: () => Promise<Config> = () => Promise.resolve(first)
  const app = createApp(first, {
    clock: () => NOW,
    logger,
    port: 0,
    readers: new Map([['default', reader]]),
    loadConfig: () => load(),
  })
  apps.push(app)
  await app.start()
  const get = (path: string) => fetch(`${app.url() ?? ''}${path}`)
  await until('it is ready', async () => (await get('/-/ready')).ok)
  return {
    app,
    logger,
    get,
    metrics: async (): Promise<string> => (await get('/metrics')).text(),
    post: (): Promise<Response> => fetch(`${app.url() ?? ''}/-/reload`, { method: 'POST' }),
    setFiles: (next: Config | Error): void => {
      load = () => (next instanceof Error ? Promise.reject(next) : Promise.resolve(next))
    },
  }
}

describe('a reload', () => {
  it('works with the new configuration: new objectives are backfilled, the ledger keeps what it has', async () => {
    const { app, post, setFiles, get, metrics } = await setUp()
    const before = app.status()?.slos[0]?.counts
    setFiles(second)
    const response = await post()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ configHash: 'b'.repeat(64), vanished: [] })
    expect((await get('/-/ready')).status).toBe(200)
    await until('the new objective has its history', () => app.status()?.slos[1]?.sli === 0.999)
    expect(app.status()).toMatchObject({
      configHash: 'b'.repeat(64),
      sources: [{ answering: true }],
      slos: [
        { slo: 'availability', counts: before },
        { slo: 'second', counts: before },
      ],
    })
    const text = await metrics()
    expect(text).toContain(`plimsoll_config_hash_info{hash="${'b'.repeat(12)}"} 1\n`)
    expect(text).not.toContain(`hash="${'a'.repeat(12)}"`)
    expect(text).toContain('plimsoll_config_last_reload_successful 1\n')
    expect(text).toContain(`plimsoll_config_last_reload_success_timestamp_seconds ${NOW.getTime() / 1000}\n`)
  })

  it('forgets objectives that are gone, and names them', async () => {
    const { app, post, setFiles, metrics, logger } = await setUp()
    setFiles(exampleConfig({ slos: [] }))
    expect(await (await post()).json()).toMatchObject({ vanished: ['SLO checkout/availability'] })
    expect(JSON.stringify(logger.lines)).toContain('SLO checkout/availability')
    expect(app.status()?.slos).toEqual([])
    expect(await metrics()).not.toContain('plimsoll_slo_sli_ratio{')
  })

  it('keeps the old configuration over a mistake, says so everywhere, and takes the mended one', async () => {
    const { app, post, setFiles, metrics, logger } = await setUp()
    setFiles(new ConfigError([mistake]))
    const response = await post()
    expect(response.status).toBe(422)
    const sentence = 'plimsoll.yaml:3:1 slo: unknown key (did you mean slos?)'
    expect(await response.json()).toMatchObject({ code: 'config_invalid', reasons: [sentence] })
    const mistakes = logger.lines.filter(({ level }) => level === 'error')
    expect(mistakes).toMatchObject([{ data: { mistakes: [sentence] } }])
    expect(app.status()?.configHash).toBe(first.hash)
    expect(await metrics()).toContain('plimsoll_config_last_reload_successful 0\n')
    await app.runCycle()
    setFiles(second)
    expect((await post()).status).toBe(200)
    expect(await metrics()).toContain('plimsoll_config_last_reload_successful 1\n')
  })

  it('refuses what only a restart changes, and names it', async () => {
    const { app, post, setFiles } = await setUp()
    setFiles({ ...second, storage: { ...second.storage, place: 'elsewhere.db' } })
    const response = await post()
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({
      detail: 'storage.url cannot change while Plimsoll runs; the old configuration stays',
    })
    expect(app.status()?.configHash).toBe(first.hash)
  })

  it('survives a mistake of our own while reading', async () => {
    const { app, post, setFiles, metrics } = await setUp()
    setFiles(new Error('a bug'))
    expect((await post()).status).toBe(500)
    expect(await metrics()).toContain('plimsoll_config_last_reload_successful 0\n')
    expect(app.status()?.configHash).toBe(first.hash)
  })

  it('keeps HTTP answering and never asks Prometheus for two ingests at once', async () => {
    const { reader, most } = countIngests(steadyReader())
    const { app, setFiles, get } = await setUp(reader)
    const watch = keepAsking(async () => (await get('/api/v1/status')).status)
    for (const next of [second, first, second]) {
      setFiles(next)
      expect(await app.reload()).toMatchObject({ kind: 'reloaded', configHash: next.hash })
    }
    expect(await watch.end()).toEqual(new Set([200]))
    expect(most()).toBe(1)
  })

  it('during a first ingest that has not come to its end leaves the daemon waiting for it', async () => {
    const reader = steadyReader()
    reader.failure = new PrometheusError('unreachable', 'nobody there')
    const app = createApp(first, {
      clock: () => NOW,
      logger: createMemoryLogger(),
      port: 0,
      readers: new Map([['default', reader]]),
    })
    apps.push(app)
    await app.start()
    await app.reload()
    expect((await fetch(`${app.url() ?? ''}/-/ready`)).status).toBe(503)
    reader.failure = null
    await app.reload()
    await until('it is ready', async () => (await fetch(`${app.url() ?? ''}/-/ready`)).ok)
    expect(app.status()?.slos[0]).toMatchObject({ sli: 0.999 })
  })

  it('asked for many times at once, ends with the newest files', async () => {
    const { app, setFiles } = await setUp()
    const reloads = [first, second, first, second].map((next) => {
      setFiles(next)
      return app.reload()
    })
    await Promise.all(reloads)
    expect(app.status()?.configHash).toBe(second.hash)
  })

  it('ends with the daemon', async () => {
    const { app, setFiles } = await setUp()
    setFiles(second)
    const reloading = app.reload()
    await app.stop()
    expect(['stopping', 'reloaded']).toContain((await reloading).kind)
    expect(app.url()).not.toBeNull()
  })
})

describe('settings that only a restart changes', () => {
  const running = exampleConfig({})

  it('are named, every key', () => {
    const next = {
      ...running,
      storage: { ...running.storage, place: '/elsewhere.db' },
      server: { ...running.server, port: 1, tls: { certFile: '/a', keyFile: '/b', clientCaFile: null } },
    }
    expect(changedFixedSettings(running, next)).toEqual(['storage.url', 'server.listen', 'server.tls'])
  })

  it('are no others', () => {
    const next = {
      ...exampleConfig({ slos: [] }),
      storage: { ...running.storage, minuteDetailSeconds: 86_400 },
      server: {
        ...running.server,
        externalUrl: 'https://plimsoll.example.com',
        tokens: [{ name: 'ci', role: 'viewer' as const, tokenFile: '/ci' }],
      },
    }
    expect(changedFixedSettings(running, next)).toEqual([])
  })
})
