import { join, resolve } from 'node:path'
import { describeParts, type PartName } from '../config/describe-parts.js'
import { ForeignFileError, RemovalError } from '../generate/generate-error.js'
import type { GeneratedFile, OutputPart } from '../generate/generated-file.js'
import { NewFiles, readDisk, readFileOnDisk, sha256 } from '../generate/output-files.js'
import { LAYOUTS } from '../generate/output-format.js'
import { planOutput, type OutputPlan } from '../generate/plan-output.js'
import { outputMemory, programDigest } from '../generate/remembered-files.js'
import { renderDrift } from '../generate/render-drift.js'
import { settleOutput } from '../generate/settle-output.js'
import type { CommandIo } from '../terminal/command-io.js'
import { sayRemarks, type GenerateRun } from './generate-run.js'

/** Writes what the disk has not. Throws `ForeignFileError`, `RemovalError` and what parts throw; then the disk is as it was. */
export async function bringToDisk(parts: readonly OutputPart[], run: GenerateRun, io: CommandIo): Promise<void> {
  const folder = resolve(io.cwd, run.out)
  NewFiles.sweep(folder, run.format)
  const made = new NewFiles(folder)
  try {
    const plan = planned({ parts, folder, take: made.add.bind(made) }, run, io)
    if (run.aim !== 'overwrite' && plan.foreign.length > 0)
      throw new ForeignFileError(plan.foreign.map((path) => join(run.out, path)))
    if (!run.allowRemoval && plan.vanished.length > 0) await askForRemoval(plan.vanished, io)
    made.settle(plan)
    report(plan, run, io)
  } finally {
    made.discard()
  }
}

/** Shows how the disk differs from the configuration; exit code 1 where it does. Writes nothing there. */
export function compareWithDisk(parts: readonly OutputPart[], run: GenerateRun, io: CommandIo): void {
  const folder = resolve(io.cwd, run.out)
  const made = new Map<string, string>()
  const plan = planned({ parts, folder, take: ({ path, text }) => made.set(path, text) }, run, io)
  const drift = renderDrift(plan, {
    onDisk: (path) => readFileOnDisk(folder, path),
    generated: (path) => made.get(path) ?? null,
  })
  if (drift === '') {
    io.stdout.write(`${plan.unchanged} files are as the configuration says\n`)
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

interface Work {
  readonly parts: readonly OutputPart[]
  /** Absolute. */
  readonly folder: string
  /** Takes each file that the disk has not. */
  readonly take: (file: GeneratedFile) => unknown
}

/** Makes what is not as an earlier run made it, and says what of it the disk has not. */
function planned({ parts, folder, take }: Work, { config, format, selection }: GenerateRun, io: CommandIo): OutputPlan {
  const disk = readDisk(folder, format)
  const memory = outputMemory({ env: io.env, output: [folder, format], program: programDigest() })
  const settled = settleOutput({ parts, disk, selection, remembered: memory.parts, digest: sha256, take })
  sayRemarks(settled.remarks, io)
  memory.remember(settled.remembered)
  const manifest = readFileOnDisk(folder, LAYOUTS[format].manifest) ?? ''
  const { files } = settled
  const plan = planOutput({ files, manifest, services: config.services, selection, digest: sha256, format }, disk)
  if (plan.written.includes(plan.manifest.path)) take(plan.manifest)
  return plan
}

/** Goes on where somebody at a terminal says yes. */
async function askForRemoval(vanished: readonly PartName[], io: CommandIo): Promise<void> {
  const question = `no longer in the configuration:\n  ${describeParts(vanished)}\nremove their rules? [y/N] `
  const answer = await io.ask(question)
  if (answer === null || !/^y(es)?$/i.test(answer.trim())) throw new RemovalError(vanished)
}

function report({ written, unchanged, removed }: OutputPlan, { out }: GenerateRun, io: CommandIo): void {
  for (const path of written) io.stdout.write(`written  ${join(out, path)}\n`)
  for (const path of removed) io.stdout.write(`removed  ${join(out, path)}\n`)
  io.stdout.write(`${written.length} written, ${unchanged} unchanged, ${removed.length} removed\n`)
}
