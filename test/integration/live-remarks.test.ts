import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { writeShopHistory } from '../../demo/shop/shop-history.js'
import type { Remark } from '../../src/feature/remark.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { answersAll } from '../support/ask-prometheus.js'
import { runCommand } from '../support/run-command.js'

const cleanUp = createCleanUp(console.error)
const clock = () => new Date()
const NATIVE = 'prometheus_http_request_duration_seconds{job="self"}'
let folder: string
let url: string

beforeAll(async () => {
  folder = await temporaryFolder('live-remarks')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const binaries = await prometheusBinaries('3.5')
  const file = join(folder, 'history.om')
  await writeFile(file, history(Math.floor(Date.now() / 1000)))
  await importHistory(binaries, file, folder)
  const to = new Date()
  const from = new Date(to.getTime() - 3_600_000)
  await writeShopHistory({ file, from, to, zone: 'UTC', note: () => undefined })
  await importHistory(binaries, file, folder)
  const port = await freePort()
  const scrape = { self: `127.0.0.1:${port}`, gone: `127.0.0.1:${await freePort()}` }
  const prometheus = await startPrometheus({
    ...{ binaries, folder, port, scrape },
    ...{ nativeHistograms: true, scrapeInterval: '1s' },
  })
  cleanUp.add('Prometheus', () => prometheus.stop())
  url = prometheus.url
  await until('Prometheus has scraped itself', () =>
    answersAll(url, [`histogram_count(${NATIVE})`, 'queue_length', 'up{job="gone"}']),
  )
})

afterAll(() => cleanUp.run())

/** Two hours, a sample every 15 s, of metrics as they should be and as they should not. */
function history(now: number): string {
  const lines: string[] = []
  const add = (name: string, kind: 'counter' | 'gauge', series: Record<string, (at: number) => number>) => {
    lines.push(`# TYPE ${name} ${kind}`)
    for (const [labels, value] of Object.entries(series)) {
      for (let at = now - 7200; at <= now; at += 15) lines.push(`${name}${labels} ${value(at)} ${at}`)
    }
  }
  const since = (at: number) => at - now + 7200
  const count = (pace: number) => (at: number) => since(at) * pace
  add('http_requests_total', 'counter', {
    '{service="shop",code="200",region="eu"}': count(3),
    '{service="shop",code="404",region="us"}': count(1),
  })
  add('orders_total', 'counter', { '{service="shop",region="eu"}': count(2), '{service="shop"}': count(1) })
  add('parcels_total', 'counter', { '{service="shop"}': count(8) })
  add('wait_seconds_bucket', 'gauge', {
    '{service="shop",le="0.1"}': count(1),
    '{service="shop",le="0.25"}': count(2),
    '{service="shop",le="0.5"}': count(3),
    '{service="shop",le="+Inf"}': count(4),
  })
  add('wait_seconds_count', 'gauge', { '{service="shop"}': count(4) })
  add('probe_success', 'gauge', { '{service="shop"}': () => 1 })
  add('queue_length', 'gauge', { '{service="shop"}': () => 7, '{service="shop",kind="late"}': () => 9 })
  add('feed_seconds', 'gauge', { '{service="shop"}': (at) => at })
  add('feed_milliseconds', 'gauge', { '{service="shop"}': (at) => at * 1000 })
  add('feed_age_seconds', 'gauge', { '{service="shop"}': () => 5400 })
  add('copied_seconds', 'gauge', { '{service="shop",db="a"}': (at) => at, '{service="shop",db="b"}': (at) => at - 1e6 })
  add('error_percent', 'gauge', { '{service="shop"}': () => 37 })
  return `${lines.join('\n').replaceAll('_total counter', ' counter')}\n# EOF\n`
}

async function validate(indicators: Readonly<Record<string, string>>, backups = '[]') {
  const root = await mkdtempIn(folder)
  const slos = Object.entries(indicators).map(([name, more]) => `  - { name: ${name}, objective: 99, ${more} }`)
  await writeFile(
    join(root, 'plimsoll.yaml'),
    `version: 1\norganisation: Test\nprometheus: { url: '${url}', scrape_interval: 15s, retention: 60d }\ninclude: [shop.yaml]\n`,
  )
  await writeFile(join(root, 'shop.yaml'), `service: shop\nslos:\n${slos.join('\n')}\nbackups: ${backups}\n`)
  const args = ['--config', 'plimsoll.yaml', 'validate', '--live', '--output', 'json']
  const { stdout, stderr, exitCode } = await runCommand(args, { cwd: root, clock })
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
  const { warnings } = JSON.parse(stdout) as Answer
  return Object.fromEntries(
    warnings.filter(isLive).map(({ rule, subject, message, hint, place }) => {
      const at = place === undefined ? '' : ` (${place.file}:${place.line})`
      return [subject.slice('shop/'.length), `${rule}: ${message}${at}; ${hint}`]
    }),
  )
}

interface Answer {
  readonly warnings: readonly Remark[]
}

function isLive({ rule }: Remark): boolean {
  return rule.startsWith('live-')
}

let folders = 0

async function mkdtempIn(parent: string): Promise<string> {
  const path = join(parent, `config-${++folders}`)
  await mkdir(path)
  return path
}

const TOTAL = `total: 'http_requests_total{service="shop"}'`

test('indicators that the server confirms draw no remark, one that never failed included', async () => {
  const indicators = {
    ratio: `group_by: [region], indicator: { ratio: { bad: 'http_requests_total{service="shop",code=~"5.."}', ${TOTAL} } }`,
    latency: `indicator: { latency: { histogram: 'wait_seconds{service="shop"}', below: 250ms } }`,
    native: `indicator: { latency: { histogram: '${NATIVE}', below: 300ms, native: true } }`,
    probe: `indicator: { probe: { metric: 'probe_success{service="shop"}' } }`,
    threshold: `indicator: { threshold: { query: 'max(queue_length{service="shop"})', op: lt, value: 100 } }`,
    freshness: `indicator: { freshness: { timestamp: 'feed_seconds{service="shop"}', max_age: 10m } }`,
    query: `indicator: { ratio_query: { bad: 'sum(rate(http_requests_total{service="shop",code="500"}[$window]))', total: 'sum(rate(http_requests_total{service="shop"}[$window]))' } }`,
    share: `indicator: { ratio_query: { error_ratio: '1 - avg(avg_over_time(probe_success{service="shop"}[$window]))' } }`,
  }
  const backups = `[{ name: db, last_success: 'max(feed_seconds{service="shop"})', rpo: 1h }]`
  expect(await validate(indicators, backups)).toEqual({})
})

test('the example organisation is confirmed by its own shop', async () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const args = ['validate', '--live', '--output', 'json']
  const { stdout, exitCode } = await runCommand(args, { cwd, env: { PROMETHEUS_URL: url }, clock })
  expect(exitCode).toBe(0)
  expect((JSON.parse(stdout) as Answer).warnings.filter(isLive)).toEqual([])
  const told = await runCommand(['validate', '--live'], { cwd, env: { PROMETHEUS_URL: url }, clock })
  expect(told.stdout).toContain(`\n  asked     Prometheus default at ${url}\n`)
})

test('each contradiction is named with what was found and how to mend it', async () => {
  const indicators = {
    renamed: `indicator: { ratio: { bad: 'http_requests_total{service="shop",code="500"}', total: 'http_requests{service="shop"}' } }`,
    elsewhere: `indicator: { probe: { metric: 'probe_success{service="shop",job="api"}' } }`,
    label: `indicator: { ratio: { bad: 'http_requests_total{service="shop",cod=~"5.."}', ${TOTAL} } }`,
    between: `indicator: { latency: { histogram: 'wait_seconds{service="shop"}', below: 300ms } }`,
    native: `indicator: { latency: { histogram: '${NATIVE}', below: 300ms } }`,
    classic: `indicator: { latency: { histogram: 'wait_seconds{service="shop"}', below: 250ms, native: true } }`,
    interval: `indicator: { probe: { metric: 'probe_success{service="shop"}' }, scrape_interval: 60s }`,
    future: `indicator: { freshness: { timestamp: 'feed_milliseconds{service="shop"}', max_age: 10m } }`,
    grouped: `group_by: [region], indicator: { probe: { metric: 'orders_total{service="shop"}' } }`,
    share: `indicator: { ratio: { good: 'parcels_total{service="shop"}', ${TOTAL} } }`,
    percent: `indicator: { ratio_query: { error_ratio: 'avg(avg_over_time(error_percent{service="shop"}[$window]))' } }`,
    empty: `indicator: { threshold: { query: 'queue_length{service="shop"} > 1000', op: lt, value: 100 } }`,
    down: `indicator: { probe: { metric: 'probe_success{service="shop",job="gone"}' } }`,
    aged: `indicator: { freshness: { timestamp: 'feed_age_seconds{service="shop"}', max_age: 10m } }`,
    timed: `indicator: { threshold: { query: 'feed_seconds{service="shop"}', op: lt, value: 600 } }`,
    unread: `indicator: { ratio_query: { bad: 'sum(label_replace(rate(http_requests_total{service="shop"}[$window]), "a", "b", "c", "("))', total: 'sum(rate(http_requests_total{service="shop"}[$window]))' } }`,
    mistyped: `indicator: { threshold: { query: 'rate(queue_length{service="shop"})', op: lt, value: 100 } }`,
    refused: `indicator: { threshold: { query: 'queue_length{service="shop"} + on(service) queue_length', op: lt, value: 100 } }`,
  }
  const backups = `[${Object.entries({
    db: 'max(backup_time{service="shop"})',
    both: 'copied_seconds{service="shop"}',
    age: 'feed_age_seconds{service="shop"}',
    twice: 'time() - feed_seconds{service="shop"}',
  })
    .map(([name, query]) => `{ name: ${name}, last_success: '${query}', rpo: 1h }`)
    .join(', ')}]`
  const found = await validate(indicators, backups)
  const compare = 'compare its name and labels with what the service exposes'
  const orGone = 'or does it come from a target that is down: gone of job gone?'
  expect(found).toEqual({
    renamed: `live-nothing: no series match http_requests{service="shop"}: there is no metric http_requests; ${compare}; ${orGone}`,
    elsewhere: `live-nothing: no series match probe_success{service="shop",job="api"}: there would be 1 series without job="api"; ${compare}`,
    label: `live-nothing: no series match http_requests_total{service="shop",cod=~"5.."}: none of its 2 series has the label cod; ${compare}`,
    between:
      'live-bucket: 300ms is no boundary of wait_seconds{service="shop"}, so every request counts as slow; its boundaries are 0.1, 0.25, 0.5; take `below: 250ms` or `below: 500ms`, or give the histogram a bucket at 300ms',
    native: `live-histogram: ${NATIVE} is a native histogram here; add \`native: true\``,
    classic:
      'live-histogram: wait_seconds{service="shop"} is a classic histogram here; leave `native` out, and let `below` be one of its boundaries',
    interval: expect.stringMatching(
      /^live-interval: the fullest series of probe_success\{service="shop"\} has (7[5-9]|8[01]) samples in 20m, about one every 15s; `scrape_interval` is 1m; /,
    ),
    future: expect.stringMatching(
      /^live-timestamp: feed_milliseconds\{service="shop"\} gives \d{13}, which is in the future.*; these are milliseconds: write \(feed_milliseconds\{service="shop"\}\) \/ 1000$/,
    ),
    grouped:
      'live-group: 1 of 2 series of orders_total{service="shop"} have no label region; take it out of `group_by`, or select only series that have it: region!=""',
    share:
      'live-share: in the last hour its good events were 2 times all events; `good` and `total` count different things: do both carry the same matchers, and one unit?',
    percent:
      'live-share: avg(avg_over_time(error_percent{service="shop"}[1h])) gives 37, and what is above 1 counts as 1; an error ratio lies between 0 and 1: divide percent by 100',
    empty:
      'live-nothing: queue_length{service="shop"} > 1000 gives nothing; look at it in Prometheus part by part: do the labels of both sides meet?',
    unread: expect.stringMatching(
      /^live-refused: the server refuses its rule slo:errors:rate_base: .*invalid regular expression in label_replace.* \(shop\.yaml:\d+\); /,
    ),
    mistyped: expect.stringMatching(
      /^live-refused: the server refuses 2 of its rules, slo:events:rate_base first: .*expected type range vector.* \(shop\.yaml:\d+\); /,
    ),
    refused: expect.stringMatching(/^live-unanswered: .*many-to-many|^live-unanswered: .*duplicate series/),
    db: `live-nothing: no series match backup_time{service="shop"}: there is no metric backup_time; ${compare}; ${orGone}`,
    down: 'live-down: target down: gone of job gone; nothing of probe_success{service="shop",job="gone"} is there now; the page Targets of Prometheus says why; ask again once its series are back',
    aged: 'live-timestamp: feed_age_seconds{service="shop"} gives 5400, which is an age: as a time it is that many seconds from 1970, and never fresh; Unix seconds are expected: write time() - (feed_age_seconds{service="shop"})',
    timed: expect.stringMatching(
      /^live-timestamp: feed_seconds\{service="shop"\} gives \d{10}, which is a time and no age: it is never below 600; /,
    ),
    both: 'live-datasets: it gives 2 series that differ in db: the newest counts, whatever became of the others; a dataset for each of them, told apart by db; or `min(…)` where all must be in time, `max(…)` where any of them will do',
    age: expect.stringMatching(/^live-timestamp: .* gives 5400, which is an age: .*write time\(\) - \(feed_age/),
    twice: expect.stringMatching(/^live-timestamp: .*: leave `time\(\) -` out$/),
  })
})

test('a server that does not answer is an error of its own, in JSON too', async () => {
  const root = await mkdtempIn(folder)
  const config = `version: 1\norganisation: Test\nprometheus: { url: 'http://127.0.0.1:${await freePort()}' }\n`
  await writeFile(join(root, 'plimsoll.yaml'), config)
  const args = ['--config', 'plimsoll.yaml', '--allow-empty', 'validate', '--live']
  const { stderr, exitCode } = await runCommand(args, { cwd: root, clock })
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(
    /^plimsoll: cannot ask Prometheus default at http:\/\/127\.0\.0\.1:\d+: .*\n {2}because: no answer/,
  )
  const json = await runCommand([...args, '--output', 'json'], { cwd: root, clock })
  expect(json.exitCode).toBe(2)
  const { valid, error } = JSON.parse(json.stdout) as { valid: boolean; error: string }
  expect(valid).toBe(false)
  expect(error).toMatch(/^cannot ask Prometheus default/)
})
