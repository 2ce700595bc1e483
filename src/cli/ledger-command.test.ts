import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeSeriesReader, type FakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { runCommand } from '../../test/support/run-command.js'
import { servePrometheus, type ServedPrometheus } from '../../test/support/served-prometheus.js'
import { loadConfig } from '../config/load-config-files.js'
import { createLedger } from '../ledger/create-ledger.js'
import { openStore } from '../store/open-store.js'

const cwd = fileURLToPath(new URL('../..', import.meta.url))
const now = new Date('2026-11-01T12:00:00Z')
/** Two hours of yesterday that nobody heard of, until their data comes. */
const HOLE = { from: new Date('2026-10-31T08:00:00Z'), to: new Date('2026-10-31T10:00:00Z') }

let folder: string
let reader: FakeSeriesReader
let hasCome: boolean
let prometheus: ServedPrometheus
let env: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-refill-'))
  hasCome = false
  reader = createFakeSeriesReader((query) => {
    if (!query.startsWith('last_over_time(slo:')) return []
    const labels = { service: 'checkout', slo: 'availability', environment: 'production' }
    const value = query.includes('slo:errors') ? 0.6 : 300
    return [{ labels, valueAt: (at) => (!hasCome && at > HOLE.from && at <= HOLE.to ? null : value) }]
  })
  prometheus = await servePrometheus(reader)
  env = { PROMETHEUS_URL: prometheus.url, SMTP_URL: 'smtp://127.0.0.1:9', PLIMSOLL_DATA: folder }
})

afterEach(async () => {
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the ledger knows of checkout/availability over the hole. */
async function known(): Promise<number> {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const { seconds } = await database.read((reader) =>
    reader
      .selectFrom('ledger_hour')
      .select(({ fn }) => fn.sum<number | null>('observed_seconds').as('seconds'))
      .where('hour', '>=', HOLE.from.getTime() / 1000)
      .where('hour', '<', HOLE.to.getTime() / 1000)
      .executeTakeFirstOrThrow(),
  )
  await database.close()
  return seconds ?? 0
}

/** Two days of history, as the daemon would have read them. */
async function fill(): Promise<void> {
  const loaded = await loadConfig({ file: 'config/plimsoll.yaml', env, cwd })
  const config = { ...loaded, prometheus: loaded.prometheus.map((one) => ({ ...one, retentionSeconds: 2 * 86_400 })) }
  const database = await openStore(config.storage.place)
  const parts = { database, config, readers: new Map([['default', reader]]), logger: createMemoryLogger() }
  await createLedger({ ...parts, clock: () => now }).ingestUpTo(now)
  await database.close()
}

const refill = (...args: string[]) => runCommand(['ledger', 'refill', ...args], { cwd, env, clock: () => now })

describe('plimsoll ledger refill', () => {
  test('asks again for what is unknown, fills what has come, and then has nothing to ask', async () => {
    await fill()
    expect(await known()).toBe(0)
    const span = ['--from', '2026-10-31T08:00:00Z', '--to', '2026-10-31T10:00:00Z']
    const early = await refill(...span)
    expect(early.stdout).toMatch(
      /^Prometheus knows nothing new: of the hours with unknown minutes \d+ minutes were asked/,
    )
    hasCome = true
    const late = await refill(...span)
    expect(late.stdout).toMatch(/^120 unknown minutes are known now: of the hours with unknown minutes \d+ minutes/)
    expect(await known()).toBe(7200)
    expect([early.exitCode, late.exitCode]).toEqual([0, 0])
    // The other SLOs and the datasets of the example have no series: they are asked for again, and nothing comes.
    expect((await refill(...span)).stdout).toContain('Prometheus knows nothing new')
    expect(await known()).toBe(7200)
  })

  test('asks nothing where the hours have not settled', async () => {
    await fill()
    const { stdout, exitCode } = await refill('--from', '2026-11-01T11:30:00Z')
    expect(stdout).toBe('Nothing was unknown within the hours that have settled: nothing was asked.\n')
    expect(exitCode).toBe(0)
  })

  test('says that Prometheus does not answer, and leaves what is known', async () => {
    await fill()
    await prometheus.stop()
    const { stderr, exitCode } = await refill('--from', '2026-10-31')
    expect(stderr).toContain('ECONNREFUSED')
    expect(exitCode).toBe(1)
    expect(await known()).toBe(0)
  })

  test.each([
    [['--from', 'yesterday'], '--from: expected a day such as 2026-11-01'],
    [['--from', '2026-13-01'], '--from: expected a day such as 2026-11-01'],
    [['--from', '2026-10-31', '--to', '2026-02-30'], '--to: expected a day such as 2026-11-01'],
    [['--from', '2026-10-31', '--to', '2026-10-31'], 'is not before --to'],
    [['--from', '2026-11-02'], 'is not before --to'],
    [[], "required option '--from <time>' not specified"],
  ])('answers %j with how to mend it', async (args, message) => {
    const { stderr, exitCode } = await refill(...args)
    expect(stderr).toContain(message)
    expect(exitCode).toBe(2)
    expect(reader.asked).toEqual([])
  })
})
