import type { Features } from '../features.js'
import type { GeneratedFile, OutputPart } from '../generate/generated-file.js'
import { isSelected, wantsPart } from '../generate/selection.js'
import type { CommandIo } from '../terminal/command-io.js'
import { sayRemarks, type GenerateRun } from './generate-run.js'

/** Generates, and writes, checks or prints. Throws `ForeignFileError`, `RemovalError`, `GenerateError` and `SelectorError`. */
export async function generateOutput(run: GenerateRun, io: CommandIo): Promise<void> {
  const parts = await partsOf(run)
  if (run.aim === 'print') return print(parts, run, io)
  const { bringToDisk, compareWithDisk } = await import('./bring-to-disk.js')
  if (run.aim === 'check') compareWithDisk(parts, run, io)
  else await bringToDisk(parts, run, io)
}

async function partsOf(run: GenerateRun): Promise<readonly OutputPart[]> {
  const { features } = await import('../features.js')
  const dashboards = await dashboardsOf(run, features)
  if (run.format === 'operator') {
    const { operatorParts } = await import('../generate/operator/operator-files.js')
    return operatorParts(run.config, { features, dashboards, settings: run.settings })
  }
  const { fileParts } = await import('../generate/generate-files.js')
  const make = () => ({ files: dashboards, remarks: [] })
  return [...fileParts(run.config, features), { name: 'dashboards/', madeOf: null, make }]
}

/** Grafana's library is loaded only where its files are wanted: it takes a tenth of a second. */
async function dashboardsOf({ config, selection }: GenerateRun, features: Features): Promise<readonly GeneratedFile[]> {
  if (!wantsPart('dashboards', selection)) return []
  const { dashboards } = await import('../generate/dashboards/dashboards.js')
  return dashboards(config, features)
}

/** Objects as one stream of documents, such as `kubectl apply -f -` reads. */
async function print(parts: readonly OutputPart[], run: GenerateRun, io: CommandIo): Promise<void> {
  const { makeAll } = await import('../generate/generated-file.js')
  const { files, remarks } = makeAll(parts)
  sayRemarks(remarks, io)
  const start = run.format === 'operator' ? '---\n' : ''
  for (const { text } of files.filter(({ path }) => isSelected(path, run.selection))) io.stdout.write(start + text)
}
