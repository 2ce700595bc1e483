import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { sloGroupNames, sloRules } from '../../src/slo/slo-rules.js'
import { promtool } from '../support/promtool.js'
import { sampleAlerting, sampleSlo } from '../support/sample-slo.js'

// Scraped every minute, a base window holds two scrapes: what is counted must still be what the counters rose by, to the last event.

const BAD = 'requests_total{service="checkout",code="500"}'
const slo = sampleSlo({
  environment: null,
  indicator: { kind: 'ratio', total: 'requests_total{service="checkout"}', bad: BAD },
  scrapeIntervalSeconds: 60,
  alerting: sampleAlerting({ minErrors: 10 }),
})

/** Values of the only counter, one a minute, with a quiet end, and how many events they tell of. */
const CASES: readonly (readonly [what: string, values: string, counted: number])[] = [
  ['a young counter that jumps is read in full', '_x10 0x5 30x30', 30],
  ['a counter that doubles is read in full', '1x10 2x30', 1],
  ['a reset counter has risen from 0', '0+60x10 20+60x20 1220x10', 1820],
  ['one missed scrape is made up for by the next', '0+60x10 stale 720+60x15 1620x15', 1620],
  ['a series that comes with a history brings no events', '_x10 1000000+60x20 1001200x10', 1200],
  ['a series that ends takes nothing back', '0+60x10 stale', 600],
]

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-slow-'))
  await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups: sloRules(slo) }))
  const document = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '30s',
    group_eval_order: sloGroupNames(slo),
    tests: CASES.map(([name, values, counted]) => ({
      name,
      interval: '1m',
      input_series: [{ series: BAD, values }],
      promql_expr_test: ['events', 'errors'].map((what) => ({
        expr: `abs(30 * sum_over_time(slo:${what}:rate_base[40m]) - ${counted}) < bool 1e-6`,
        eval_time: '40m',
        exp_samples: [{ labels: '{service="checkout",slo="availability"}', value: 1 }],
      })),
    })),
  }
  await writeFile(join(folder, 'test.yaml'), renderYaml(document))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(['2.42', '3.5'] as const)('on promtool %s every event between two scrapes counts once', async (version) => {
  const { ok, output } = await promtool(version, ['test', 'rules', join(folder, 'test.yaml')])
  expect(output).toContain('SUCCESS')
  expect(ok).toBe(true)
})
