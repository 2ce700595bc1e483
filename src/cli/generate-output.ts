import { join, resolve } from 'node:path'
import type { Config } from '../config/config.js'
import { describeParts, type PartName } from '../config/describe-parts.js'
import type { Features } from '../features.js'
import { ForeignFileError, RemovalError } from '../generate/generate-error.js'
import type { GeneratedOutput } from '../generate/generate-files.js'
import type { GeneratedFile } from '../generate/generated-file.js'
import type { ObjectSettings } from '../generate/operator/kubernetes-object.js'
import type { OutputFormat } from '../generate/output-format.js'
import type { DiskFiles, OutputPlan } from '../generate/plan-output.js'
import { wantsPart, type Selection } from '../generate/selection.js'
import type { CommandIo } from '../terminal/command-io.js'

/** One run of `plimsoll generate`. */
export interface GenerateRun {
  readonly config: Config
  readonly format: OutputFormat
  /** Output folder, relative to where the command was typed. */
  readonly out: string
  readonly selection: Selection
  readonly aim: 'write' | 'overwrite' | 'check' | 'print'
  /** Whether services and promises of the last run may go without a question. */
  readonly allowRemoval: boolean
  readonly settings: ObjectSettings
}

/** Generates, and writes, checks or prints. Throws `ForeignFileError`, `RemovalError`, `GenerateError` and `SelectorError`. */
export async function generateOutput(run: GenerateRun, io: CommandIo): Promise<void> {
  const { files, remarks } = await outputOf(run)
  for (const remark of remarks) io.stderr.write(`note: ${remark}\n`)
  if (run.aim === 'print') await print(files, run, io)
  else await bringToDisk(files, run, io)
}

async function outputOf(run: GenerateRun): Promise<GeneratedOutput> {
  const { features } = await import('../features.js')
  const dashboards = await dashboardsOf(run, features)
  if (run.format === 'operator') {
    const { operatorFiles } = await import('../generate/operator/operator-files.js')
    return operatorFiles(run.config, { features, dashboards, settings: run.settings })
  }
  const { generateFiles } = await import('../generate/generate-files.js')
  const { files, remarks } = generateFiles(run.config, features)
  return { files: [...dashboards, ...files], remarks }
}

/** Grafana's library is loaded only where its files are wanted: it takes a tenth of a second. */
async function dashboardsOf({ config, selection }: GenerateRun, features: Features): Promise<readonly GeneratedFile[]> {
  if (!wantsPart('dashboards', selection)) return []
  const { dashboards } = await import('../generate/dashboards/dashboards.js')
  return dashboards(config, features)
}

/** Objects as one stream of documents, such as `kubectl apply -f -` reads. */
async function print(files: readonly GeneratedFile[], run: GenerateRun, io: CommandIo): Promise<void> {
  const { isSelected } = await import('../generate/selection.js')
  const start = run.format === 'operator' ? '---\n' : ''
  for (const { text } of files.filter(({ path }) => isSelected(path, run.selection))) io.stdout.write(start + text)
}

async function bringToDisk(files: readonly GeneratedFile[], run: GenerateRun, io: CommandIo): Promise<void> {
  const { readDisk, sha256, writeOutput } = await import('../generate/output-files.js')
  const { planOutput } = await import('../generate/plan-output.js')
  const { format, selection, aim } = run
  const folder = resolve(io.cwd, run.out)
  const disk = readDisk(folder, format)
  const plan = planOutput({ files, services: run.config.services, selection, digest: sha256, format }, disk)
  if (aim === 'check') return reportDrift({ plan, disk }, io)
  if (aim !== 'overwrite' && plan.foreign.length > 0)
    throw new ForeignFileError(plan.foreign.map((path) => join(run.out, path)))
  if (!run.allowRemoval && plan.vanished.length > 0) await askForRemoval(plan.vanished, io)
  writeOutput(folder, plan)
  for (const { path } of plan.written) io.stdout.write(`written  ${join(run.out, path)}\n`)
  for (const path of plan.removed) io.stdout.write(`removed  ${join(run.out, path)}\n`)
  io.stdout.write(summary(plan))
}

/** Goes on where somebody at a terminal says yes. */
async function askForRemoval(vanished: readonly PartName[], io: CommandIo): Promise<void> {
  const question = `no longer in the configuration:\n  ${describeParts(vanished)}\nremove their rules? [y/N] `
  const answer = await io.ask(question)
  if (answer === null || !/^y(es)?$/i.test(answer.trim())) throw new RemovalError(vanished)
}

async function reportDrift({ plan, disk }: { plan: OutputPlan; disk: DiskFiles }, io: CommandIo): Promise<void> {
  const { renderDrift } = await import('../generate/render-drift.js')
  const drift = renderDrift(plan, disk)
  if (drift === '') {
    io.stdout.write(`${plan.unchanged.length} files are as the configuration says\n`)
    return
  }
  io.setExitCode(1)
  io.stdout.write(drift)
  if (plan.vanished.length > 0) {
    io.stderr.write(`no longer in the configuration:\n  ${describeParts(plan.vanished)}\n`)
  }
  const count = plan.written.length + plan.removed.length
  io.stderr.write(`${count} of the generated files differ from the configuration: run plimsoll generate\n`)
}

function summary({ written, unchanged, removed }: OutputPlan): string {
  return `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed\n`
}
