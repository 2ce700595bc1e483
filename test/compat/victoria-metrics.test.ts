import { rm } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { startVictoriaMetrics, type VictoriaMetricsProcess } from '../../demo/processes/victoria-metrics-process.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { features } from '../../src/features.js'
import { dashboards } from '../../src/generate/dashboards/dashboards.js'
import { fillIn, questionsOf, type DashboardJson } from '../support/dashboard-questions.js'
import { answersOf, differences } from '../support/compare-answers.js'
import { onVictoria } from '../support/on-victoria.js'
import { importPlateaus, plateausOf, rulesOf } from '../support/plateaus.js'

/** Where both compute, they may differ by rounding alone. */
const TOLERANCE = 1e-9
const root = fileURLToPath(new URL('../..', import.meta.url))
const golden = join(root, 'test/golden/rules')
const organisations = [
  join(root, 'config/plimsoll.yaml'),
  // Not compared: neither import carries native histograms, and alerts of packs are silent on plateaus, nothing beside nothing.
  ...readdirSync(golden)
    .filter((name) => name !== 'native-histogram' && name !== 'packs')
    .map((name) => join(golden, name, 'config/plimsoll.yaml')),
]
const end = Math.floor(Date.now() / 240_000) * 240 - 7_200 + 11

let folder: string
let prometheus: PrometheusProcess
let victoria: VictoriaMetricsProcess

beforeAll(async () => {
  folder = await temporaryFolder('compat')
  const binaries = await prometheusBinaries('3.5')
  victoria = await startVictoriaMetrics(join(folder, 'victoria'))
  const configs = await Promise.all(organisations.map((file) => loadConfig({ file, env: {} })))
  const plateaus = plateausOf(configs)
  await importPlateaus(plateaus, { binaries, folder, victoria, end })
  prometheus = await startPrometheus({ binaries, folder })
})

afterAll(async () => {
  await Promise.all([prometheus.stop(), victoria.stop()])
  await rm(folder, { recursive: true, force: true })
})

test.each(
  organisations.flatMap((file) => [
    [file.slice(root.length), 'prometheus', file] as const,
    [file.slice(root.length), 'victoriametrics', file] as const,
  ]),
)('every rule of %s for a %s gives the same on Prometheus and VictoriaMetrics', async (...[, flavour, file]) => {
  const config = await loadConfig({ file, env: {} })
  const rules = rulesOf(flavour === 'prometheus' ? config : onVictoria(config))
  expect(rules.length).toBeGreaterThan(15)
  const wrong: string[] = []
  let answered = 0
  for (const { expr, ...rule } of rules) {
    const [here, there] = await answersOf([prometheus.url, victoria.url], { kind: 'instant', expr }, end)
    answered += Number('record' in rule && here!.size > 0)
    wrong.push(...differences(here!, there!, TOLERANCE).map((difference) => `${difference}\n${expr}`))
  }
  expect(wrong.join('\n\n')).toBe('')
  // Not a comparison of nothing with nothing: most of what is recorded has a value (of drills nothing is).
  expect(answered).toBeGreaterThanOrEqual(0.8 * rules.filter((rule) => 'record' in rule).length)
})

test('every query of every dashboard gives the same', async () => {
  const config = await loadConfig({ file: organisations[0]!, env: {} })
  const variables = {
    ...{ environment: '.*', service: 'checkout', slo: 'availability', period: 'month' },
    ...{ __rate_interval: '1m', __interval: '4m', __range: '1h' },
  }
  const documents = dashboards(config, features).map(({ text }) => JSON.parse(text) as DashboardJson)
  const wrong: string[] = []
  let answered = 0
  for (const { name, kind, expr } of documents.flatMap(questionsOf)) {
    const question = { kind, expr: fillIn(expr, variables) }
    const [here, there] = await answersOf([prometheus.url, victoria.url], question, end)
    answered += Number(here!.size > 0)
    wrong.push(...differences(here!, there!, TOLERANCE).map((difference) => `${name}: ${difference}\n${question.expr}`))
  }
  expect(wrong.join('\n\n')).toBe('')
  expect(answered).toBeGreaterThan(10)
})
