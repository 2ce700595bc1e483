import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { nodeExporterBinary, prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { temporaryFolder, unpackDebianPackages } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { rawPointOrNeverQuery } from '../../src/backup/backup-queries.js'
import { presetQuery } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { sampleDataset } from '../support/sample-dataset.js'

// Debian's own exporters, scraped by a real Prometheus each second: what presets find in what they really write.

const cleanUp = createCleanUp(console.error)
let folder: string
let prometheus: PrometheusProcess
let pushgateway: Program
let redis: Program
let textfiles: string
let redisCli: (...args: readonly string[]) => string

/** A program that can be stopped and started again at the same port. */
interface Program {
  readonly url: string
  start(): Promise<void>
  stop(): Promise<void>
}

interface Start {
  readonly port: number
  readonly path: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly isReady: () => Promise<boolean>
}

function program({ port, path, args, env = {}, isReady }: Start): Program {
  let child: Child | null = null
  const one: Program = {
    url: `http://127.0.0.1:${port}`,
    async start() {
      child = startChild(path, args, { logFile: join(folder, `${port}.log`), env, cwd: folder })
      await until(`${path} is ready`, isReady)
    },
    stop: async () => child?.stop(),
  }
  cleanUp.add(path, () => one.stop())
  return one
}

const answers = (url: string) => async () => (await fetch(url)).ok

async function startPushgateway(): Promise<Program> {
  const root = await unpackDebianPackages('bookworm', ['prometheus-pushgateway'])
  const port = await freePort()
  // As Debian's package has it: pushes are kept over restarts.
  const args = [`--web.listen-address=127.0.0.1:${port}`, `--persistence.file=${join(folder, 'pushes')}`]
  const path = join(root, 'usr/bin/prometheus-pushgateway')
  const one = program({ port, path, args, isReady: answers(`http://127.0.0.1:${port}/-/ready`) })
  await one.start()
  return one
}

/** The server and its exporter. */
async function startRedis(): Promise<{ readonly server: Program; readonly exporter: Program }> {
  const libraries = ['libjemalloc2', 'liblzf1', 'libatomic1', 'libhiredis0.14', 'liblua5.1-0', 'lua-cjson', 'lua-bitop']
  const root = await unpackDebianPackages('bookworm', ['redis-server', 'redis-tools', ...libraries])
  const env = { LD_LIBRARY_PATH: `${root}/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu` }
  const [port, metrics] = [await freePort(), await freePort()]
  mkdirSync(join(folder, 'redis'))
  redisCli = (...args) =>
    execFileSync(join(root, 'usr/bin/redis-cli'), ['-p', String(port), ...args], { env, encoding: 'utf8' }).trim()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', join(folder, 'redis'), '--save', '']
  const isReady = () => Promise.resolve(redisCli('ping') === 'PONG')
  const server = program({ port, path: join(root, 'usr/bin/redis-server'), args, env, isReady })
  await server.start()
  const exporterRoot = await unpackDebianPackages('bookworm', ['prometheus-redis-exporter'])
  const exporter = program({
    port: metrics,
    path: join(exporterRoot, 'usr/bin/prometheus-redis-exporter'),
    args: ['-redis.addr', `redis://127.0.0.1:${port}`, '-web.listen-address', `127.0.0.1:${metrics}`],
    isReady: answers(`http://127.0.0.1:${metrics}/metrics`),
  })
  await exporter.start()
  return { server, exporter }
}

async function startTextfiles(): Promise<Program> {
  textfiles = join(folder, 'textfiles')
  mkdirSync(textfiles)
  const port = await freePort()
  const args = [
    ...[`--web.listen-address=127.0.0.1:${port}`, '--collector.disable-defaults', '--collector.textfile'],
    `--collector.textfile.directory=${textfiles}`,
  ]
  const isReady = answers(`http://127.0.0.1:${port}/metrics`)
  const one = program({ port, path: await nodeExporterBinary(), args, isReady })
  await one.start()
  return one
}

beforeAll(async () => {
  folder = await temporaryFolder('exporters')
  cleanUp.add('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  pushgateway = await startPushgateway()
  const { server, exporter } = await startRedis()
  redis = server
  const node = await startTextfiles()
  const address = ({ url }: Program) => url.replace('http://', '')
  const scrape = { pushgateway: address(pushgateway), redis: address(exporter), node: address(node) }
  const binaries = await prometheusBinaries('any')
  const settings = { binaries, folder: join(folder, 'prometheus'), scrape, scrapeInterval: '1s', honorLabels: true }
  prometheus = await startPrometheus(settings)
  cleanUp.add('Prometheus', () => prometheus.stop())
})

afterAll(() => cleanUp.run())

async function ask(query: string): Promise<number | null> {
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await answer.json()) as {
    readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] }
  }
  const [, value] = data.result[0]?.value ?? []
  return value === undefined ? null : Number(value)
}

/** Newest data point by a preset, in Unix seconds; 0: it says never; `null`: it is silent. */
function pointOf(name: string, match: Readonly<Record<string, string>>): Promise<number | null> {
  const preset = backupPresets.get(name)
  if (preset === undefined) throw new Error(`there is no preset ${name}`)
  const { semantics } = preset
  const lastSuccess = presetQuery(preset, match)
  return ask(rawPointOrNeverQuery(sampleDataset({ lastSuccess, semantics, expectedDurationSeconds: 0 })))
}

/** Two more scrapes have come in. */
const scraped = () => new Promise((done) => setTimeout(done, 2500))
const becomes = (name: string, match: Readonly<Record<string, string>>, value: number | null) =>
  until(`${name} says ${value}`, async () => (await pointOf(name, match)) === value)

const METRIC = 'orders_dump_last_success_timestamp_seconds'

describe('a job that pushes', () => {
  const match = { job: 'orders-dump' }
  const push = async (body: string) => {
    const answer = await fetch(`${pushgateway.url}/metrics/job/orders-dump`, { method: 'PUT', body })
    return answer.status
  }

  it('is silent before its first push, and as fresh as it says from then on', async () => {
    expect(await pointOf('pushgateway', match)).toBeNull()
    expect(await push(`${METRIC} 1795950000\n`)).toBe(200)
    await becomes('pushgateway', match, 1_795_950_000)
  })

  it('is no fresher for a push that cannot be read, which nothing marks, nor for one with a time of its own', async () => {
    expect(await push(`${METRIC} 1795960000 and more\n`)).toBe(400)
    await scraped()
    expect(await ask('push_failure_time_seconds{job="orders-dump"}')).toBe(0)
    expect(await push(`${METRIC} 1795960000 1795960000000\n`)).toBe(400)
    await until(
      'that one is marked',
      async () => ((await ask('push_failure_time_seconds{job="orders-dump"}')) ?? 0) > 0,
    )
    expect(await pointOf('pushgateway', match)).toBe(1_795_950_000)
  })

  it('is as old as before when a run failed that pushes other things', async () => {
    const answer = await fetch(`${pushgateway.url}/metrics/job/orders-dump`, {
      method: 'POST',
      body: 'orders_dump_exit_status 1\n',
    })
    expect(answer.status).toBe(200)
    await scraped()
    expect(await ask('orders_dump_exit_status')).toBe(1)
    expect(await pointOf('pushgateway', match)).toBe(1_795_950_000)
  })

  it('is there after a restart of the Pushgateway, and no fresher', async () => {
    await pushgateway.stop()
    await pushgateway.start()
    await becomes('pushgateway', match, 1_795_950_000)
  })

  it('is silent once its group is deleted', async () => {
    await fetch(`${pushgateway.url}/metrics/job/orders-dump`, { method: 'DELETE' })
    await becomes('pushgateway', match, null)
  })
})

describe('a script that writes for the textfile collector', () => {
  const match = { instance: 'node', dataset: 'orders' }
  const write = (text: string) => {
    writeFileSync(join(textfiles, 'orders.prom.new'), text)
    renameSync(join(textfiles, 'orders.prom.new'), join(textfiles, 'orders.prom'))
  }

  it('is as fresh as it says, and silent where a file cannot be read', async () => {
    expect(await pointOf('textfile', match)).toBeNull()
    write(`${METRIC}{dataset="orders"} 1795950000\n`)
    await becomes('textfile', match, 1_795_950_000)
    // Half a file, as of a script that does not rename.
    write(`${METRIC}{dataset="orders"} 17959`)
    writeFileSync(join(textfiles, 'other.prom'), 'half a li')
    await becomes('textfile', match, null)
    rmSync(join(textfiles, 'other.prom'))
    write(`${METRIC}{dataset="orders"} 1795953600\n`)
    await becomes('textfile', match, 1_795_953_600)
  })
})

describe('Redis', () => {
  const match = { instance: 'redis' }

  it('is as fresh as its last snapshot, which a failed one does not move', async () => {
    redisCli('set', 'order', '1')
    expect(redisCli('save')).toBe('OK')
    const saved = Number(redisCli('lastsave'))
    await becomes('redis', match, saved)
    // It cannot write where there is no folder any more.
    redisCli('config', 'set', 'dbfilename', 'dump.rdb')
    rmSync(join(folder, 'redis'), { recursive: true })
    redisCli('set', 'order', '2')
    redisCli('bgsave')
    await until('it has failed', async () => (await ask('redis_rdb_last_bgsave_status')) === 0)
    expect(await pointOf('redis', match)).toBe(null)
    mkdirSync(join(folder, 'redis'))
  })

  it('takes a restart for a snapshot, as its preset warns', async () => {
    await redis.stop()
    const before = Math.floor(Date.now() / 1000)
    await redis.start()
    await until('it says so', async () => ((await pointOf('redis', match)) ?? 0) >= before)
    expect(backupPresets.get('redis')?.trap).toContain('After a restart the time is that of the start')
  })
})
