import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { createShop } from '../../demo/shop/shop.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { objectiveId } from '../../src/slo/counts.js'
import { sloKey } from '../../src/slo/slo.js'
import { openStore } from '../../src/store/open-store.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { runCommand } from '../support/run-command.js'
import { countsIn } from '../support/counts-in.js'

const run = promisify(execFile)
const NOW = new Date('2026-11-23T12:00:00Z')
const FROM = new Date(NOW.getTime() - 30 * 3_600_000)

let folder: string
let prometheus: PrometheusProcess

/** Series of other exporters than the shop's, each with its value at a second since the start. */
const OTHERS: Readonly<Record<string, (second: number) => number>> = {
  'grpc_server_handled_total{app="Ledger API",grpc_code="OK",namespace="prod"}': (second) => 40 * second,
  'grpc_server_handled_total{app="Ledger API",grpc_code="Internal",namespace="test"}': (second) =>
    Math.floor(second / 10),
  'probe_success{job="blackbox",instance="https://shop.example/health"}': (second) => (second % 3600 < 60 ? 0 : 1),
  'velero_backup_last_successful_timestamp{schedule="nightly"}': (second) =>
    Math.floor((FROM.getTime() / 1000 + second) / 86_400) * 86_400,
  // Written once, before there were series, and never since.
  'velero_backup_last_successful_timestamp{schedule="forgotten"}': () => FROM.getTime() / 1000 - 3 * 86_400,
  // What rules record, and gauges of a runtime, are none of a service: neither proposed nor drafted nor left.
  'backup:last_success:timestamp_seconds{service="orders",dataset="orders-db"}': (second) =>
    FROM.getTime() / 1000 + second - 60,
  'nodejs_active_requests_total{service="catalog"}': () => 0,
  'mysqldump_last_success_timestamp_seconds{host="db-1"}': (second) =>
    Math.floor((FROM.getTime() / 1000 + second) / 3600) * 3600,
  'promhttp_metric_handler_requests_total{code="200",job="shop"}': (second) => second,
  'orphan_requests_total{status="200"}': (second) => second,
  'mute_requests_total{service="mute"}': (second) => second,
}

async function writeMixedHistory(file: string): Promise<void> {
  const shop = createShop(FROM, [
    { stream: 'checkout', kind: 'errors', from: new Date(NOW.getTime() - 3_600_000), to: NOW, share: 0.01 },
  ])
  const lines: string[] = []
  for (let time = FROM.getTime() + 4_321; time <= NOW.getTime(); time += 15_000) {
    shop.advance(new Date(time))
    const others = Object.entries(OTHERS).map(([series, at]) => [series, at((time - FROM.getTime()) / 1000)] as const)
    const isYoung = NOW.getTime() - time < 1_200_000
    if (isYoung) others.push(['young_requests_total{service="young",code="200"}', time / 1000])
    for (const [series, value] of [...shop.values(), ...others]) lines.push(`${series} ${value} ${time / 1000}`)
  }
  await writeFile(file, `${lines.join('\n')}\n# EOF\n`)
}

beforeAll(async () => {
  folder = await temporaryFolder('init')
  const binaries = await prometheusBinaries('2.42')
  const file = join(folder, 'history.om')
  await writeMixedHistory(file)
  await importHistory(binaries, file, folder)
  prometheus = await startPrometheus({ binaries, folder })
})

afterAll(async () => {
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

it('proposes a configuration that validates, generates and backfills without an edit', async () => {
  const surroundings = { cwd: folder, clock: () => NOW }
  const init = await runCommand(['init', '--prometheus', prometheus.url, '--output', 'json'], surroundings)
  expect(init).toMatchObject({ exitCode: 0 })
  const proposed = JSON.parse(init.stdout) as {
    services: { name: string; slos: { name: string }[]; datasets: { name: string }[] }[]
    left: string[]
    drafts: { service: string; section: string; reason: string }[]
  }
  expect(
    proposed.services.map(({ name, slos, datasets }) => [name, ...[...slos, ...datasets].map((one) => one.name)]),
  ).toEqual([
    ['backups', 'nightly', 'media', 'orders-db'],
    ['blackbox', 'reachable-shop-example-health'],
    ['catalog', 'availability', 'search-availability'],
    ['checkout', 'availability', 'latency'],
    ['ledger-api', 'grpc-availability'],
  ])
  expect(proposed.left).toEqual([
    'orphan_requests_total: no label says to which service its series belong',
    'mute_requests_total: neither a label nor a counter beside it says how the requests ended',
    // The shop's own visitor says of which service it is, but not whom it visits.
    'probe_success: 1 of its series name no service or no target',
  ])

  expect(proposed.drafts).toMatchObject([
    { service: 'young', section: 'slos', reason: expect.stringMatching(/series for (19|20)m only: .* from 1h on/) },
    {
      service: 'backups',
      section: 'backups',
      reason: expect.stringMatching(/^No backup of forgotten seen for 4d6h: /),
    },
    {
      service: 'backups',
      section: 'backups',
      reason: expect.stringMatching(/^mysqldump_last_success_timestamp_seconds/),
    },
  ])

  expect(await runCommand(['validate'], surroundings)).toMatchObject({ exitCode: 0 })
  expect(await runCommand(['generate'], surroundings)).toMatchObject({ exitCode: 0 })
  const { promtool } = await prometheusBinaries('2.42')
  const rules = ['backups', 'catalog', 'checkout', 'ledger-api'].map((name) => join(folder, `rules/${name}.yaml`))
  await run(promtool, ['check', 'rules', '--lint-fatal', ...rules])

  const config = await loadConfig({ file: 'config/plimsoll.yaml', env: {}, cwd: folder })
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const database = await openStore(join(folder, 'ledger.db'))
  const ledger = createLedger({ database, config, readers, clock: () => NOW, logger: createMemoryLogger() })
  await ledger.ingestUpTo(NOW)
  const keys = config.services.flatMap(({ slos }) => slos.map(sloKey))
  const counts = await countsIn(ledger.counts, keys, { from: FROM, to: NOW })
  for (const key of keys) {
    expect(counts.get(objectiveId(key))!.events).toBeGreaterThan(1000)
    expect(counts.get(objectiveId(key))!.observedSeconds).toBeGreaterThan(29 * 3600)
  }
  await database.close()
})

it('says in the files why, and what the past would have been', async () => {
  const checkout = await readFile(join(folder, 'config/services/checkout.yaml'), 'utf8')
  expect(checkout).toMatch(/# Last 30 days: 99\.\d+ % of [\d,]+ events good \([\d,]+ bad\), 4 % of the time seen/)
  expect(checkout).toContain('300ms is the lowest bucket boundary')
  expect(await readFile(join(folder, 'config/services/ledger-api.yaml'), 'utf8')).toContain(
    'differ in namespace: prod, test',
  )
  const backups = await readFile(join(folder, 'config/services/backups.yaml'), 'utf8')
  expect(backups).toContain('rpo: 1d12h')
  expect(backups).toContain('    preset: velero\n    match: { schedule: nightly }\n')
  expect(backups).toContain(
    '  #   last_success: max(mysqldump_last_success_timestamp_seconds)\n  #   rpo: 1d # to be decided\n',
  )
  expect(await readFile(join(folder, 'config/plimsoll.yaml'), 'utf8')).toContain('# service: young\n# slos:\n')
  expect(await readFile(join(folder, 'config/plimsoll.yaml'), 'utf8')).toMatch(
    /scrape_interval: 15s # measured\n {2}retention: 30d #/,
  )
  const root = await readFile(join(folder, 'config/plimsoll.yaml'), 'utf8')
  expect(root).toMatch(/^# YOUNG HISTORY: an objective below rests on 1d[56]h of series/m)
})

it('never overwrites what is there', async () => {
  const again = await runCommand(['init', '--prometheus', prometheus.url], { cwd: folder })
  expect(again.exitCode).toBe(1)
  expect(again.stderr).toMatch(/config\/plimsoll\.yaml exists and is never overwritten: name another folder with --out/)
})

it('says how to mend it when there is nothing, or nobody', async () => {
  const emptyLater = { cwd: folder, clock: () => new Date('2026-12-31T00:00:00Z') }
  const empty = await runCommand(['init', '--prometheus', prometheus.url, '--out', 'other'], emptyLater)
  expect(empty.exitCode).toBe(1)
  expect(empty.stderr).toMatch(/has no counter of requests[^]+mend: let Prometheus scrape a service first/)
  const nobody = await runCommand(['init', '--prometheus', 'http://127.0.0.1:9', '--out', 'other'], { cwd: folder })
  expect(nobody.stderr).toMatch(/cannot look at http:\/\/127\.0\.0\.1:9: is it running there/)
  const nonsense = await runCommand(['init', '--prometheus', 'localhost', '--header', 'x'], { cwd: folder })
  expect(nonsense).toMatchObject({ exitCode: 2 })
  expect(nonsense.stderr).toMatch(/expected a URL such as/)
})
