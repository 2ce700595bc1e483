import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { cutOff } from '../../src/dashboard/columns.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { promtool } from '../support/promtool.js'

// What Grafana rounds to three decimals of a percentage after Prometheus cut it.
const CUT: readonly [ratio: number, shown: number][] = [
  [0.998996, 0.99899],
  [0.9960968, 0.99609],
  [0.9999999, 0.99999],
  [0.99929, 0.99929],
  [0.999, 0.999],
  [1, 1],
  [0, 0],
]

test.each(['2.42', '3.5'] as const)(
  'ratios on dashboards are cut off, not rounded, by promtool %s',
  async (version) => {
    const folder = await mkdtemp(join(tmpdir(), 'plimsoll-cut-off-'))
    const file = join(folder, 'cut.test.yaml')
    const samples = CUT.map(([, value], n) => ({ labels: `{n="${n}"}`, value }))
    const tests = {
      rule_files: [],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: CUT.map(([ratio], n) => ({ series: `r{n="${n}"}`, values: `${ratio}x1` })),
          promql_expr_test: [
            { expr: cutOff('max by (n) (none)\n  or max by (n) (r)'), eval_time: '1m', exp_samples: samples },
          ],
        },
      ],
    }
    try {
      await writeFile(file, renderYaml(tests))
      expect(await promtool(version, ['test', 'rules', file])).toMatchObject({ ok: true })
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
