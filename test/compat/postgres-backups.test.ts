import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, startChild, until } from '../../demo/processes/child.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { rawPointOrNeverQuery } from '../../src/backup/backup-queries.js'
import { newestRuns } from '../../src/backup/ping/run-rows-store.js'
import { presetQuery } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { runTool } from '../../demo/processes/run-tool.js'
import { startPingHouse, type PingHouse } from '../support/ping-house.js'
import { unpackPostgres, type PostgresTools } from '../../demo/processes/postgres-tools.js'
import { runCommand } from '../support/run-command.js'
import { sampleDataset } from '../support/sample-dataset.js'

const ORDERS = 20_000
const cleanUp = createCleanUp(console.error)
let tools: PostgresTools
let folder: string
/** Of what runs as who runs the tests. */
let own: string
let server: string
let prometheus: PrometheusProcess

const sql = async (text: string, database = 'orders') => {
  const { code, stdout, stderr } = await tools.run('psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database, '-c', text)
  expect([code, stderr]).toEqual([0, ''])
  return stdout.trim()
}

async function startServer(): Promise<void> {
  expect((await tools.run('initdb', '-D', server, '-U', 'shop', '--auth=trust', '-E', 'UTF8')).code).toBe(0)
  const port = String(await freePort())
  Object.assign(tools.env, { PGPORT: port })
  const settings = [
    ...['-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}/run`],
    ...['-c', 'fsync=off', '-c', 'archive_mode=on', '-c', 'wal_level=replica'],
    ...[
      '-c',
      `archive_command=${tools.path('pgbackrest')} --config=${folder}/pgbackrest.conf --stanza=orders archive-push %p`,
    ],
  ]
  const [first = '', ...args] = [...tools.as, tools.path('postgres'), '-D', server, ...settings]
  const child = startChild(first, args, {
    logFile: join(own, 'postgres.log'),
    env: tools.env,
  })
  cleanUp.add('PostgreSQL', () => child.stop())
  await until(
    'PostgreSQL is ready',
    async () => (await tools.run('psql', '-XAtq', '-d', 'postgres', '-c', 'select 1')).code === 0,
  )
}

async function startExporter(): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`
  const source = `postgresql://shop@127.0.0.1:${tools.env['PGPORT']}/postgres?sslmode=disable`
  const child = startChild(tools.path('prometheus-postgres-exporter'), [`--web.listen-address=${address}`], {
    logFile: join(own, 'postgres-exporter.log'),
    env: { DATA_SOURCE_NAME: source },
  })
  cleanUp.add('postgres_exporter', () => child.stop())
  await until('postgres_exporter is ready', async () => (await fetch(`http://${address}/metrics`)).ok)
  return address
}

beforeAll(async () => {
  own = mkdtempSync(join(tmpdir(), 'plimsoll-postgres-own-'))
  // PostgreSQL wants short paths of sockets, and a folder that somebody else than root may enter.
  folder = join(tmpdir(), `plimsoll-postgres-${process.pid}`)
  cleanUp.add('folders', () => {
    for (const one of [folder, own]) rmSync(one, { recursive: true, force: true })
  })
  tools = await unpackPostgres(folder, 'pgbackrest', 'prometheus-postgres-exporter')
  server = join(folder, 'data')
  await startServer()
  const scrape = { db: await startExporter() }
  const binaries = await prometheusBinaries('any')
  prometheus = await startPrometheus({ binaries, folder: join(own, 'prometheus'), scrape, scrapeInterval: '1s' })
  cleanUp.add('Prometheus', () => prometheus.stop())
})

afterAll(() => cleanUp.run())

let database: Database
let house: PingHouse
beforeEach(async () => {
  database = await openStore(':memory:')
  house = await startPingHouse({ database, clock: () => new Date() })
})
afterEach(async () => {
  await house.stop()
  await database.close()
})

const runs = () => database.read((reader) => newestRuns(reader, 1, 10))

/** What is wrapped has the surroundings of this process. */
function wrap(options: readonly string[], command: readonly string[]) {
  const order = [
    'env',
    ...Object.entries(tools.env).map(([name, value]) => `${name}=${value}`),
    ...tools.as,
    ...command,
  ]
  const given = ['--dataset', 'orders', '--url', `${house.url}${house.own.id}`, '--spool', join(own, 'spool')]
  return runCommand(['backup', 'wrap', ...given, ...options, '--', ...order], { cwd: own, env: {} })
}

async function ask(query: string): Promise<number | null> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await answer.json()) as {
    readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] }
  }
  const [, value] = data.result[0]?.value ?? []
  return value === undefined ? null : Number(value)
}

function walPoint(): Promise<number | null> {
  const lastSuccess = presetQuery(backupPresets.get('postgres_wal')!, { instance: 'db' })
  return ask(rawPointOrNeverQuery(sampleDataset({ lastSuccess, semantics: 'continuous' })))
}

describe('write-ahead log that was never archived', () => {
  it('has an age of NaN, which is never and no silence', async () => {
    await until('it is scraped', async () => Number.isNaN((await ask('pg_stat_archiver_last_archive_age')) ?? 0))
    expect(await walPoint()).toBe(0)
  })
})

describe('pg_dump', () => {
  beforeAll(async () => {
    expect((await tools.run('createdb', 'orders')).code).toBe(0)
    await sql(`create table orders as select id, now() as at from generate_series(1, ${ORDERS}) id`)
  })

  it('is told of with its bytes, and what it wrote comes back whole in another database', async () => {
    const { exitCode, stdout } = await wrap(['--end-marker', 'pg_dump'], [tools.path('pg_dump'), 'orders'])
    expect(exitCode).toBe(0)
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'success', sizeBytes: Buffer.byteLength(stdout), pointAt: run?.startedAt })
    const file = join(folder, 'run/orders.sql')
    writeFileSync(file, stdout, { mode: 0o644 })
    expect((await tools.run('createdb', 'restored')).code).toBe(0)
    expect((await tools.run('psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', 'restored', '-f', file)).code).toBe(0)
    expect(await sql('select count(*) from orders', 'restored')).toBe(String(ORDERS))
    // The newest data that came back is from before the start of the run: its point is not too fresh.
    const newest = Number(await sql('select extract(epoch from max(at)) from orders', 'restored'))
    expect(run!.pointAt!.getTime() / 1000).toBeGreaterThanOrEqual(newest)
    expect((await tools.run('dropdb', 'restored')).code).toBe(0)
  })

  it('that is cut off is seen by its missing end, whatever its exit status', async () => {
    const cut = ['sh', '-c', `${tools.path('pg_dump')} orders | head -c 20000`]
    expect(await wrap(['--end-marker', 'pg_dump'], cut)).toMatchObject({ exitCode: 1 })
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', pointAt: null })
  })

  it('of a database that is not there has failed', async () => {
    expect(await wrap([], [tools.path('pg_dump'), 'no_such_database'])).toMatchObject({ exitCode: 1 })
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'fail', exitStatus: 1 })
  })
})

describe('pgBackRest', () => {
  const pgbackrest = (...args: readonly string[]) =>
    [tools.path('pgbackrest'), `--config=${folder}/pgbackrest.conf`, '--stanza=orders', ...args] as const
  const info = async (zone = 'UTC') => {
    const [first = '', ...args] = [...tools.as, 'env', `TZ=${zone}`, ...pgbackrest('info', '--output=json')]
    const { code, stdout } = await runTool(first, args, tools.env)
    const [stanza] = JSON.parse(stdout) as readonly Stanza[]
    return { code, stanza }
  }

  const startSeenIn = async (zone: string) => (await info(zone)).stanza?.backup[0]?.timestamp.start ?? 0

  beforeAll(() => {
    const text = `[global]
repo1-path=${folder}/archive
lock-path=${folder}/run
log-level-file=off
start-fast=y
[orders]
pg1-path=${server}
pg1-socket-path=${folder}/run
pg1-port=${tools.env['PGPORT']}
pg1-user=shop
pg1-database=postgres
`
    writeFileSync(join(folder, 'pgbackrest.conf'), text, { mode: 0o644 })
  })

  it('says by a status, and not by its exit code, that there is no stanza, and then no backup', async () => {
    expect(await info()).toMatchObject({ code: 0, stanza: { status: { code: 1 } } })
    expect((await wrap([], pgbackrest('stanza-create'))).exitCode).toBe(0)
    expect(await info()).toMatchObject({ code: 0, stanza: { status: { code: 2 }, backup: [] } })
  })

  it('is told of as old as its start, which it has in Unix seconds, the same in all zones', async () => {
    expect(await wrap([], pgbackrest('backup', '--type=full'))).toMatchObject({ exitCode: 0 })
    const [run] = await runs()
    const pointAt = (run?.pointAt?.getTime() ?? 0) / 1000
    const start = await startSeenIn('UTC')
    expect(run?.outcome).toBe('success')
    expect(Math.abs(pointAt - start)).toBeLessThan(5)
    expect(pointAt).toBeLessThan(start + 1)
    expect(await startSeenIn('Asia/Tokyo')).toBe(start)
  })

  it('has the log archived, whose age is a number from then on', async () => {
    await until('it is scraped', async () => ((await walPoint()) ?? 0) > 0)
    expect(Math.abs(((await walPoint()) ?? 0) - Date.now() / 1000)).toBeLessThan(120)
  })

  it('that cannot reach the server has failed', async () => {
    expect((await wrap([], [...pgbackrest('backup'), '--pg1-port=1'])).exitCode).not.toBe(0)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', pointAt: null })
  })
})

interface Stanza {
  readonly status: { readonly code: number }
  readonly backup: readonly { readonly label: string; readonly timestamp: { readonly start: number } }[]
}
