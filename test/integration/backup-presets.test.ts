import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lastSuccessQuery, rawPointOrNeverQuery } from '../../src/backup/backup-queries.js'
import { presetQuery } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { evidenceQuery, PRESET_EVIDENCE } from '../support/preset-evidence.js'
import { PRESET_SAMPLES, type PresetSample } from '../support/preset-samples.js'
import { promtool } from '../support/promtool.js'
import { sampleDataset } from '../support/sample-dataset.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-presets-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** After 59 minutes; pgBackRest's exporter looks again at the 60th. */
const AT = '59m'

function testOf(name: string, { match, series, lastSuccess }: PresetSample) {
  const preset = backupPresets.get(name)
  if (preset === undefined) throw new Error(`there is no preset ${name}`)
  const query = presetQuery(preset, match)
  // A query that reads a collection of the past is looked at over scrapes that are a minute apart.
  const dataset = sampleDataset({ lastSuccess: query, expectedDurationSeconds: 0, scrapeIntervalSeconds: 60 })
  const sample = (value: number | null) => (value === null ? [] : [{ labels: '{}', value }])
  return {
    name,
    interval: '1m',
    input_series: series.map(([one, values]) => ({ series: one, values })),
    promql_expr_test: [
      { expr: lastSuccessQuery(dataset), eval_time: AT, exp_samples: sample(lastSuccess) },
      // Whoever answers and knows of none says never, which is not silence.
      { expr: `max(${rawPointOrNeverQuery(dataset)}) > 0`, eval_time: AT, exp_samples: sample(lastSuccess) },
    ],
  }
}

test('every preset has samples', () => {
  expect(Object.keys(PRESET_SAMPLES).toSorted()).toEqual([...backupPresets.keys()].toSorted())
})

test.each(['2.42', '3.5'] as const)(
  'promtool %s finds in the samples of each tool when it last backed up',
  async (version) => {
    const tests = Object.entries(PRESET_SAMPLES).flatMap(([name, samples]) =>
      samples.map((sample) => testOf(name, sample)),
    )
    const file = join(folder, 'presets.yaml')
    await writeFile(file, renderYaml({ evaluation_interval: '1m', rule_files: [], tests }))
    const { ok, output } = await promtool(version, ['test', 'rules', file])
    expect(output).toContain('SUCCESS')
    expect(ok).toBe(true)
  },
)

test.each(['2.42', '3.5'] as const)(
  'promtool %s passes over a success that is more than an hour ahead',
  async (version) => {
    const dataset = sampleDataset({ lastSuccess: 'success', expectedDurationSeconds: 0, scrapeIntervalSeconds: 60 })
    const expr = lastSuccessQuery(dataset)
    // Nine hours ahead, as a clock of Tokyo is, and half an hour: after 59 minutes.
    const series = { tokyo: `${3540 + 9 * 3600}x60`, utc: '3000x60', 'half-an-hour': `0x58 ${3540 + 1800}x2` }
    const file = join(folder, 'ahead.yaml')
    const input = Object.entries(series).map(([host, values]) => ({ series: `success{host="${host}"}`, values }))
    const found = (value: number) => [{ labels: '{}', value }]
    const test = {
      ...{ interval: '1m', input_series: input },
      promql_expr_test: [
        { expr, eval_time: '57m', exp_samples: found(3000) },
        { expr, eval_time: AT, exp_samples: found(3540 + 1800) },
      ],
    }
    await writeFile(file, renderYaml({ evaluation_interval: '1m', rule_files: [], tests: [test] }))
    const { output } = await promtool(version, ['test', 'rules', file])
    expect(output).toContain('SUCCESS')
  },
)

test('all that presets tell besides has samples', () => {
  const told = [...backupPresets].flatMap(([name, preset]) =>
    (['ofType', 'oldest', 'encrypted', 'size', 'duration', 'points'] as const)
      .filter((what) => what in preset)
      .map((what) => `${name} ${what}`),
  )
  const tried = new Set(PRESET_EVIDENCE.map(({ preset, what }) => `${preset} ${what}`))
  expect([...tried].toSorted()).toEqual(told.toSorted())
})

test.each(['2.42', '3.5'] as const)(
  'promtool %s finds in the samples of each tool types, the oldest point, sizes and counts, and whether all is encrypted',
  async (version) => {
    const tests = PRESET_EVIDENCE.map((evidence) => ({
      name: `${evidence.preset} ${evidence.what}`,
      interval: '1m',
      input_series: Object.entries(evidence.series).map(([series, values]) => ({ series, values })),
      promql_expr_test: [
        {
          ...{ expr: evidenceQuery(evidence), eval_time: AT },
          exp_samples: evidence.expected === null ? [] : [{ labels: '{}', value: evidence.expected }],
        },
      ],
    }))
    const file = join(folder, 'evidence.yaml')
    await writeFile(file, renderYaml({ evaluation_interval: '1m', rule_files: [], tests }))
    const { output } = await promtool(version, ['test', 'rules', file])
    expect(output).toContain('SUCCESS')
  },
)
