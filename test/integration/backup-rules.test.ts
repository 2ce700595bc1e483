import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Dataset } from '../../src/backup/dataset.js'
import { backupFeature } from '../../src/backup/feature.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { formatDuration } from '../../src/shared/duration.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { promtool } from '../support/promtool.js'
import { sampleDataset } from '../support/sample-dataset.js'

const HOUR = 3600
const each: readonly Partial<Dataset>[] = [
  { graceSeconds: 600, schedule: { cron: '*/10 * * * *', timezone: 'UTC' } },
  { reportsLoss: true },
  { reportsLoss: true, scrapeIntervalSeconds: 60, rpoSeconds: 26 * HOUR },
  { semantics: 'start' },
  { semantics: 'continuous', graceSeconds: 60, rpoSeconds: 300, schedule: { cron: '* * * * *', timezone: 'UTC' } },
  { suspended: { until: new Date('1970-01-01T02:00:00Z'), reason: 'Moves.' }, rpoSeconds: HOUR },
]
const datasets = each.map((changes, index) =>
  sampleDataset({ name: `dataset-${index}`, lastSuccess: `backup_time{dataset="${index}"}`, ...changes }),
)
const { groups, suites, remarks } = backupFeature.rules({ datasets })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-backup-rules-'))
  await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups }))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(name: string, step: number, tests: readonly unknown[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(
    path,
    renderYaml({ rule_files: ['rules.yaml'], evaluation_interval: formatDuration(step), tests: [...tests] }),
  )
  return path
}

const alertsAt = (time: string, alerts: readonly string[]) => ({
  expr: 'count by (alertname) (ALERTS{dataset="dataset-5",alertstate="firing"})',
  eval_time: time,
  exp_samples: alerts.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
})

test.each(PROMETHEUS_VERSIONS)('on promtool %s the tests of datasets of every kind pass', async (version) => {
  const files = await Promise.all(
    suites.map(({ name, stepSeconds, tests }) => written(`${version}-${name}.yaml`, stepSeconds, tests)),
  )
  const { ok, output } = await promtool(version, ['test', 'rules', ...files])
  expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
})

test.each(PROMETHEUS_VERSIONS)(
  'on promtool %s a suspended dataset is silent until it is judged again',
  async (version) => {
    // Backed up at 600, with an RPO of an hour: stale from 4080 on, and suspended up to 7200.
    const input = { series: 'backup_time{dataset="5"}', values: '600x200' }
    const expected = [alertsAt('70m', []), alertsAt('119m', []), alertsAt('121m', ['BackupStale'])]
    const file = await written(`${version}-suspended.yaml`, 60, [
      { interval: '1m', input_series: [input], promql_expr_test: expected },
    ])
    const { ok, output } = await promtool(version, ['test', 'rules', file])
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
  },
)

test('every dataset but the suspended one has tests', () => {
  expect(remarks).toEqual(['checkout dataset-5: no unit tests while it is suspended'])
  const names = suites.flatMap(({ tests }) => tests.map(({ name }) => name))
  expect(names).toContain('dataset-0 is reported when a planned backup is missing')
  expect(names).toContain('dataset-2 is reported when its newest backup is gone')
})
