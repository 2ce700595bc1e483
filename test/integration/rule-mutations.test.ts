import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sampleOf } from '../support/breadth.js'
import { promtool, yamlIn } from '../support/promtool.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What someone might break, and what finds it must be the generated tests, not the eye. */
const MUTATIONS: readonly (readonly [what: string, found: string, find: RegExp, replace: string])[] = [
  ['the threshold of the page is doubled', 'each alert fires', /> 0\.0144/g, '> 0.0288'],
  ['the threshold of a ticket is halved', 'each alert fires', /> 0\.003\n/, '> 0.0015\n'],
  [
    'the page is dropped',
    'total outage',
    / {6}- alert: SLOErrorBudgetBurn\n(?: {8}.*\n)+?(?= {6}- alert| {2}- name)/,
    '',
  ],
  [
    'the page is a ticket',
    'total outage',
    /severity: page\n {10}long_window: 1h/,
    'severity: ticket\n          long_window: 1h',
  ],
  ['a label of the service is dropped', 'total outage', / {10}team: payments\n/, ''],
  [
    'the environment is dropped',
    'short windows',
    /(record: slo:events:rate_base\n(?:.*\n){3}.*\n) {10}environment: production\n/,
    '$1',
  ],
  ['the 5m window is 30m long', 'short windows', /\[5m\]/g, '[30m]'],
  ['the 1h window is 2h long', 'short windows', /(rate1h\n(?:.*\n){2}.*)\[1h\]/, '$1[2h]'],
  ['the 6h window is 1h long', 'long windows', /(rate6h\n(?:.*\n)*?.*)\[6h\](.*\n.*)\[6h\]/, '$1[1h]$2[1h]'],
  ['the 3d window is 1d long', 'long windows', /(rate3d\n(?:.*\n)*?.*)\[3d\](.*\n.*)\[3d\]/, '$1[1d]$2[1d]'],
  ['the period is a day long', 'long windows', /(period\n(?:.*\n)*?.*)\[30d\](.*\n.*)\[30d\]/, '$1[1d]$2[1d]'],
  [
    'the zero-fill is not aggregated',
    'no errors read as 0',
    /or 0 \* sum\((slo:events:rate_base\{[^}]*\})\)/,
    'or 0 * $1',
  ],
  ['there is no zero-fill', 'no errors read as 0', /or 0 \* sum\(slo:events:rate_base\{[^}]*\}\)/, ''],
  ['the coverage factor is forgotten', 'blip', / \* clamp_max\(count_over_time\([^)]*\) \/ 15, 1\)/, ''],
  ['min_errors is 1', 'min_errors', />= 10/g, '>= 1'],
  [
    'a raw matcher is dropped',
    'each alert fires',
    /(sum\(rate\(http_requests_total\{)service="checkout",code/,
    '$1code',
  ],
  [
    'a matcher of a recorded series is dropped',
    'each alert fires',
    /(sum_over_time\(slo:events:rate_base\{service="checkout",)slo="availability",([^}]*\}\[4m\])/,
    '$1$2',
  ],
  [
    'a matcher of an alert is dropped',
    'spent budget',
    /(expr: slo:error_budget_remaining:ratio\{)service="checkout",([^}]*\} <= 0)/,
    '$1$2',
  ],
  ['the missing metric is missed after an hour', 'disappears', /for: 8m/g, 'for: 1h'],
  ['the budget is ten times as large', 'long windows', /\/ 0\.001$/m, '/ 0.01'],
  ['the objective is rounded', 'no errors read as 0', /vector\(0\.999\)/, 'vector(0.99)'],
  [
    'the exhausted budget is silent',
    'spent budget',
    /slo:error_budget_remaining:ratio\{([^}]*)\} <= 0/,
    'slo:error_budget_remaining:ratio{$1} <= -1e6',
  ],
  ['latency counts another bucket', 'counter reset', /le="0\.3"/, 'le="0.5"'],
  ['the backup is stale a quarter of an hour late', 'recovery point objective', /> 900$/m, '> 1800'],
  [
    'a silent source hides a stale backup',
    'source is silent',
    /last_over_time\((backup:data_point[^[]*)\[1d1h\]\)/,
    '$1',
  ],
  ['half of an allowance is told late', 'each part of the allowance', />= 0\.5 < 0\.8/, '>= 0.6 < 0.8'],
  [
    'a spent allowance is told beside its breach',
    'each part of the allowance',
    /(_used_ratio\{[^}]*\}\) >= 1)\n.*/,
    '$1',
  ],
  [
    'replicas of the daemon make two alerts',
    'each part of the allowance',
    /max by \([^)]*\) \((plimsoll_sla_state[^)]*)\) == 1$/m,
    '$1 == 1',
  ],
  ['a forecast is told at once', 'a forecast below the promise', /for: 30m/, 'for: 1m'],
  [
    'a forecast is told beside its breach',
    'a forecast below the promise',
    /(_objective_ratio\{[^}]*\}\))\n +unless.*/,
    '$1',
  ],
  ['the duration of the backup is forgotten', 'recovery point objective', / - 120$/m, ''],
]

/** The same for packs: what is changed, the alert whose test must find it. */
const PACK_MUTATIONS: readonly (readonly [what: string, alert: string, find: RegExp, replace: string])[] = [
  ['CPUs may be busier', 'HostCpuBusy', /> 0\.8\n/, '> 0.85\n'],
  ['CPUs may be less busy', 'HostCpuBusy', /> 0\.8\n/, '> 0.75\n'],
  ['the forecast looks further', 'HostDiskFilling', /\[6h\], 14400\) < 0/, '[6h], 86400) < 0'],
  ['disks that fill may be less empty', 'HostDiskFilling', /< 0\.4$/m, '< 0.8'],
  ['connections may run out', 'PostgresConnectionsHigh', /(max_connections\{[^}]*\}\) > )0\.8/, '$10.9'],
  [
    'rollouts are taken for failures',
    'KubernetesDeploymentReplicasMissing',
    /\n +and max by \(cluster, namespace, deployment\).*/,
    '',
  ],
  ['a certificate is found late', 'BlackboxCertificateExpiringAtOnce', /< 259200/, '< 172800'],
  ['a page is a ticket', 'BlackboxProbeFailed', /(BlackboxProbeFailed\n(?:.*\n){4} +severity: )page/, '$1ticket'],
  ['the team is dropped', 'HostDown', / +team: platform\n/, ''],
  ['more errors are allowed', 'HttpErrors', /\[5m\]\)\) > 0\.05\n/, '[5m])) > 0.06\n'],
  ['other codes are errors', 'HttpErrors', /code=~"5\.\."/, 'code=~"4.."'],
  ['silence is asked of all', 'HttpNoTraffic', /\[1h\]\)\) >= 360/, '[1h])) >= 0'],
  ['a probe fails for longer', 'BlackboxProbeFailed', /(BlackboxProbeFailed\n.*\n +for: )5m/, '$110m'],
]

/** One of each kind: a threshold, a label, a window, a backup, an agreement, a pack. */
const SAMPLE = new Set([
  'the threshold of the page is doubled',
  'a label of the service is dropped',
  'the 5m window is 30m long',
  'the period is a day long',
  'the backup is stale a quarter of an hour late',
  'a forecast is told at once',
  'CPUs may be busier',
  'rollouts are taken for failures',
  'silence is asked of all',
])

describe('of the generated tests of the packs that of the alert fails when', () => {
  const packs = join(root, 'test/golden/rules/packs/expected/rules')
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plimsoll-packs-'))
    await cp(packs, folder, { recursive: true })
  })

  afterAll(() => rm(folder, { recursive: true }))

  test.each(sampleOf(PACK_MUTATIONS, ([what]) => SAMPLE.has(what)))('%s: %s', async (...[, alert, find, replace]) => {
    const text = await readFile(join(packs, '_packs.yaml'), 'utf8')
    const mutated = text.replace(find, replace)
    expect(mutated).not.toBe(text)
    await writeFile(join(folder, '_packs.yaml'), mutated)
    const files = (await yamlIn(join(folder, 'tests'))).filter((file) => basename(file).startsWith('_packs.'))
    const { ok, output } = await promtool('3.5', ['test', 'rules', `--run=${alert}`, ...files])
    expect([ok, output.includes(`alertname: ${alert}`)]).toEqual([false, true])
  })
})

describe('of the generated tests of checkout the named one fails when', () => {
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plimsoll-mutations-'))
    await cp(join(root, 'rules'), folder, { recursive: true })
  })

  afterAll(() => rm(folder, { recursive: true }))

  test.each(sampleOf(MUTATIONS, ([what]) => SAMPLE.has(what)))('%s: "%s"', async (...[, found, find, replace]) => {
    const text = await readFile(join(root, 'rules/checkout.yaml'), 'utf8')
    const mutated = text.replace(find, replace)
    expect(mutated).not.toBe(text)
    await writeFile(join(folder, 'checkout.yaml'), mutated)
    const valid = await promtool('3.5', ['check', 'rules', join(folder, 'checkout.yaml')])
    expect(valid).toMatchObject({ ok: true })
    const files = (await yamlIn(join(folder, 'tests'))).filter((file) => basename(file).startsWith('checkout.'))
    const { ok, output } = await promtool('3.5', ['test', 'rules', `--run=${found}`, ...files])
    expect([ok, output.includes('FAILED')]).toEqual([false, true])
  })
})
