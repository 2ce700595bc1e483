import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Model } from '../support/history/model.js'
import { startPrometheusWithHistory, type HistoricPrometheus } from '../support/prometheus-with-history.js'
import { runCommand } from '../support/run-command.js'

// `plimsoll ci --live` on a pull request that makes an objective stricter, against a real Prometheus with two days of history.

const START = Date.parse('2026-11-20T00:00:00Z')
const END = Date.parse('2026-11-22T00:00:00Z')
const at = (hours: number, minutes = 0) => new Date(START + (hours * 60 + minutes) * 60_000)
const life = { from: new Date(START), to: new Date(END) }

const model: Model = {
  ...{ seed: 7, service: 'checkout', interval: life, scrapeSeconds: 15, phaseSeconds: 4.3, jitterSeconds: 0.4 },
  ...{ eventsPerSecond: 5, ordinaryErrors: 0, slow: 0, gaps: [] },
  // Ten minutes of everything, and two hours of one in twenty.
  incidents: [
    { from: at(12), to: at(12, 10), share: 1 },
    { from: at(30), to: at(32), share: 0.05 },
  ],
  pods: [{ name: 'a', region: 'eu', life, restarts: [] }],
}

let prometheus: HistoricPrometheus
let folder: string

beforeAll(async () => {
  prometheus = await startPrometheusWithHistory({ model, version: '3.5' })
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-ci-live-'))
  mkdirSync(join(folder, 'config/services'), { recursive: true })
  writeFileSync(
    join(folder, 'config/plimsoll.yaml'),
    `version: 1
organisation: Shop
prometheus: { url: "${prometheus.url}", scrape_interval: 15s, retention: 15d }
server: { listen: "127.0.0.1:9" }
receivers: [{ name: team, email: { to: [team@example.com] } }]
teams: [{ name: team, receivers: { page: team, ticket: team } }]
include: [services/*.yaml]
`,
  )
  writeService('99')
  await runCommand(['generate'], { cwd: folder })
  git('init', '-q')
  git('config', 'user.email', 'ada@example.com')
  git('config', 'user.name', 'Ada')
  git('add', '-A')
  git('commit', '-q', '-m', 'the state before')
})

afterAll(async () => {
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

function git(...args: readonly string[]): void {
  execFileSync('git', [...args], { cwd: folder, stdio: 'ignore' })
}

function writeService(objective: string): void {
  writeFileSync(
    join(folder, 'config/services/checkout.yaml'),
    `service: checkout
team: team
slos:
  - name: availability
    objective: ${objective}
    indicator:
      ratio:
        bad: 'http_requests_total{service="checkout",code="500"}'
        total: 'http_requests_total{service="checkout"}'
`,
  )
}

it('says how many pages there would have been before and after, and what does not run', async () => {
  writeService('99.9')
  await runCommand(['generate'], { cwd: folder })
  const args = ['ci', '--base', 'HEAD', '--live', '--days', '2', '--promtool', 'true']
  const { stdout, exitCode } = await runCommand(args, { cwd: folder, clock: () => new Date(END) })
  // Pages begin at 14.4 times the allowed share over an hour, and at 6 times over six hours. Ten minutes of everything are 17 % of an hour and 3 % of
  // six (5 % where traffic rises): at 99 % one page (14.4 %, not 6 %), at 99.9 % both. Two hours of 5 % are 1 to 3 % of six: at 99 % none, at 99.9 % both.
  expect(stdout).toContain('| changed | objective `checkout/availability` |')
  expect(stdout).toMatch(/objective 0\.99 → 0\.999.* \| 1 → 4 in 2 d \|/)
  expect(stdout).toMatch(/\| What runs \| ⚠️ passed with warnings \| is other than the configuration makes \|/)
  expect(exitCode).toBe(0)
})

it('says that pages are not known where nobody can be asked', async () => {
  await prometheus.stop()
  writeService('99.95')
  await runCommand(['generate'], { cwd: folder })
  const args = ['ci', '--base', 'HEAD', '--live', '--days', '2', '--promtool', 'true']
  const { stdout, exitCode } = await runCommand(args, { cwd: folder, clock: () => new Date(END) })
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/\| Configuration \| ❌ failed \| cannot ask Prometheus default at /)
  expect(stdout).toContain('| What runs | ❔ not run | somebody did not answer |')
  expect(stdout).toContain('| – → not known in 2 d |')
})
