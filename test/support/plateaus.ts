import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Config } from '../../src/config/config.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { renderLabels } from '../../src/promql/render-series.js'
import type { RecordingRule, Rule, RuleGroup, RuleTestFile } from '../../src/promql/rule.js'
import { parseSelector } from '../../src/promql/selector.js'
import type { PrometheusBinaries } from '../../demo/processes/binaries.js'
import { importHistory } from '../../demo/processes/prometheus-process.js'
import type { VictoriaMetricsProcess } from '../../demo/processes/victoria-metrics-process.js'

/** Samples of a series that grows evenly, or stays as it is. Times in Unix seconds. */
interface Plateau {
  readonly series: string
  readonly step: number
  readonly first: number
  readonly growth: number
}

type Labels = Readonly<Record<string, string>>

const HOURS = 26
const RAW_STEP = 15

/** Every rule that a configuration generates. */
export function rulesOf(config: Config): Rule[] {
  return generatedYaml(config, /^rules\/[^/]+\.yaml$/).flatMap((document) => {
    return (document as { groups: readonly RuleGroup[] }).groups.flatMap(({ rules }) => rules)
  })
}

/** The raw series that the generated tests feed to the rules, each with a growth of its own, and every recorded series at a level of its own. */
export function plateausOf(configs: readonly Config[]): readonly Plateau[] {
  const plateaus = new Map<string, Plateau>()
  const add = (series: string, step: number, growth: number) => {
    const level = 1 + (plateaus.size % 7)
    if (!plateaus.has(series)) plateaus.set(series, { series, step, first: level, growth: growth * level })
  }
  for (const config of configs) {
    const raw = rawSeriesOf(config)
    for (const rule of rulesOf(config)) {
      if (!('record' in rule)) continue
      for (const group of groupsOf(rule, { config, raw })) {
        add(renderLabels(rule.record, { ...rule.labels, ...group }), stepOf(rule), 0)
      }
    }
    for (const series of raw) add(series, RAW_STEP, 1)
  }
  return [...plateaus.values()]
}

/** Labels that a recorded series has beside those of its rule: of each group that the raw series are in. */
function groupsOf(rule: RecordingRule, { config, raw }: { config: Config; raw: readonly string[] }): Labels[] {
  const { service, slo: name } = rule.labels ?? {}
  const groupBy =
    config.services.flatMap(({ slos }) => slos).find((slo) => slo.service === service && slo.name === name)?.groupBy ??
    []
  if (groupBy.length === 0 || !/^slo:(events|errors|error|period)/.test(rule.record)) return [{}]
  const groups = raw.map(labelsOf).filter((labels) => groupBy.every((label) => label in labels))
  const kept = groups.map((labels) => Object.fromEntries(groupBy.map((label) => [label, labels[label]!])))
  return [...new Map(kept.map((group) => [JSON.stringify(group), group])).values()]
}

function labelsOf(series: string): Labels {
  return Object.fromEntries(parseSelector(series)!.matchers.map(({ label, value }) => [label, value]))
}

function stepOf({ record }: RecordingRule): number {
  return /rate4m|ratio|info/.test(record) ? 240 : 30
}

function rawSeriesOf(config: Config): string[] {
  const tests = generatedYaml(config, /^rules\/tests\//).flatMap((document) => (document as RuleTestFile).tests)
  return tests.flatMap(({ input_series }) => input_series.map(({ series }) => series))
}

function generatedYaml(config: Config, path: RegExp): unknown[] {
  return generateFiles(config, features)
    .files.filter((file) => path.test(file.path))
    .map(({ text }) => parseDocument(text).toJS() as unknown)
}

/** Puts the same samples into the data folder of a Prometheus that does not run yet, and into VictoriaMetrics. */
export async function importPlateaus(
  plateaus: readonly Plateau[],
  to: {
    readonly binaries: PrometheusBinaries
    readonly folder: string
    readonly victoria: VictoriaMetricsProcess
    readonly end: number
  },
): Promise<void> {
  const file = join(to.folder, 'plateaus.om')
  await writeFile(file, `${plateaus.map((plateau) => samples(plateau, to.end, 1)).join('')}# EOF\n`)
  await importHistory(to.binaries, file, to.folder)
  await rm(file)
  // One series at a time: VictoriaMetrics closes the connection on a text that takes it too long.
  for (const plateau of plateaus) await to.victoria.importSamples(samples(plateau, to.end, 1000))
  await to.victoria.flush()
}

function samples({ series, step, first, growth }: Plateau, end: number, perSecond: number): string {
  const lines: string[] = []
  // Half a step beside the whole minute: no sample lies on the edge of a window.
  const from = Math.floor((end - HOURS * 3600) / step) * step + 4
  for (let at = from, value = first; at <= end; at += step, value += growth) {
    lines.push(`${series} ${value} ${at * perSecond}\n`)
  }
  return lines.join('')
}
