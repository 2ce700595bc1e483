import { appendFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createCapture } from './ci/captured-command.js'
import { checkChanges } from './ci/check-changes.js'
import {
  checkConfiguration,
  checkGenerated,
  checkRules,
  checkRunning,
  globalsOf,
  type CiMeans,
} from './ci/ci-checks.js'
import { isPassed, type CiResult } from './ci/ci-step.js'
import { renderCiSummary } from './ci/ci-summary.js'
import { sarifOf } from './ci/sarif.js'
import { countOf } from './count-of.js'
import { printAnswer, type OutputOptions } from './output-option.js'

export interface CiOptions extends OutputOptions {
  readonly base?: string
  readonly live: boolean
  readonly strict: boolean
  readonly promtool: string
  readonly days: string
  readonly summary?: string
  readonly sarif?: string
}

/** Runs every check, whatever the others found, and prints what they found. Throws `UsageError` for a revision or a count that there is not. */
export async function runCi(options: CiOptions, command: Command, io: CommandIo): Promise<void> {
  const globals = command.optsWithGlobals<Pick<CiMeans, 'config' | 'lenient' | 'allowEmpty'>>()
  const capture = createCapture(io, globalsOf(globals))
  const means: CiMeans = { ...options, ...globals, io, days: countOf(options.days), capture }
  const result = await checkAll(means, options.base)
  const text = renderCiSummary(result)
  const summary = options.summary ?? io.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (summary !== '') await appendFile(resolve(io.cwd, summary), text)
  if (options.sarif !== undefined) await writeFile(resolve(io.cwd, options.sarif), sarifText(result))
  printAnswer(io, options, { answer: { passed: isPassed(result), ...result }, text })
  io.setExitCode(isPassed(result) ? 0 : 1)
}

async function checkAll(means: CiMeans, base: string | undefined): Promise<CiResult> {
  const { step, findings, isValid } = await checkConfiguration(means)
  // The others would only say the same again.
  if (!isValid) return { steps: [step], findings, changes: [] }
  // First what is quick, and fails where the command was typed wrongly.
  const changed = base === undefined ? null : await checkChanges(means, base)
  const running = means.live ? [await checkRunning(means)] : []
  const steps = [step, await checkGenerated(means), await checkRules(means), ...running]
  return { steps: changed === null ? steps : [...steps, changed.step], findings, changes: changed?.changes ?? [] }
}

function sarifText({ findings }: CiResult): string {
  return `${JSON.stringify(sarifOf(findings, plimsollVersion()), null, 2)}\n`
}
