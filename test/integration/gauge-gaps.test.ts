import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { rawPointOrNeverQuery } from '../../src/backup/backup-queries.js'
import { backupRules } from '../../src/backup/backup-rules.js'
import { rawQueries } from '../../src/slo/indicator/indicator-queries.js'
import { sloGroupNames, sloRules } from '../../src/slo/slo-rules.js'
import type { Indicator } from '../../src/slo/slo.js'
import { promtool } from '../support/promtool.js'
import { sampleDataset } from '../support/sample-dataset.js'
import { sampleSlo } from '../support/sample-slo.js'

// An agent goes offline and comes back: no marker ends its series, and Prometheus finds their last samples for five more minutes. What the rules
// record in that gap, or the raw indicator says of it, must be nothing.

const INDICATORS: readonly Indicator[] = [
  { kind: 'threshold', query: 'max(depth)', op: 'lt', value: 5 },
  { kind: 'freshness', timestamp: 'depth', maxAgeSeconds: 600 },
  { kind: 'probe', metric: 'depth', aggregate: 'any' },
  { kind: 'probe', metric: 'depth', aggregate: 'all' },
  { kind: 'probe', metric: 'depth', aggregate: 'each' },
]
const slos = INDICATORS.map((indicator, index) => sampleSlo({ name: `slo-${index}`, environment: null, indicator }))

const dataset = sampleDataset({ environment: null, lastSuccess: 'depth' })

/** What tells of each of them: the recorded series, and the raw queries. */
const QUERIES = [
  ...slos.flatMap((slo) => [
    `last_over_time(slo:events:rate_base{slo="${slo.name}"}[1m])`,
    `(${rawQueries(slo).events})`,
    `(${rawQueries(slo).errors})`,
  ]),
  `last_over_time(backup:data_point:timestamp_seconds{dataset="${dataset.name}"}[1m])`,
  `(${rawPointOrNeverQuery(dataset)})`,
]

/** Scraped every 15 s until 20m, silent for half an hour, and back. */
const LAST = 20
const BACK = 50
const values = `1x${LAST * 4} _x${(BACK - LAST) * 4 - 1} 1x40`

/** Minutes at which something must be known, and at which nothing may be: three minutes after the last sample the gap is a gap. */
const CASES = [
  ...[10, LAST, BACK + 2].map((minute) => ({ minute, known: 1 })),
  ...[LAST + 3, LAST + 4, 35, BACK - 1].map((minute) => ({ minute, known: 0 })),
]

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-gaps-'))
  await writeFile(
    join(folder, 'rules.yaml'),
    renderYaml({ groups: [...slos.flatMap((slo) => sloRules(slo)), backupRules(dataset)] }),
  )
  const document = {
    rule_files: ['rules.yaml'],
    evaluation_interval: '30s',
    group_eval_order: slos.flatMap((slo) => sloGroupNames(slo)),
    tests: [
      {
        name: 'gap',
        interval: '15s',
        input_series: [{ series: 'depth{instance="a"}', values }],
        promql_expr_test: QUERIES.flatMap((query) =>
          CASES.map(({ minute, known }) => ({
            expr: `count(${query}) or vector(0)`,
            eval_time: `${minute}m`,
            exp_samples: [{ labels: '{}', value: known }],
          })),
        ),
      },
    ],
  }
  await writeFile(join(folder, 'test.yaml'), renderYaml(document))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(['2.42', '3.5'] as const)('on promtool %s a gap of a gauge is a gap', async (version) => {
  const { ok, output } = await promtool(version, ['test', 'rules', join(folder, 'test.yaml')])
  expect(output).toContain('SUCCESS')
  expect(ok).toBe(true)
})
