import type { Command } from 'commander'
import type { Config } from '../config/config.js'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { askEverybody, type DiffRequest } from './diff-questions.js'
import { renderAnswers } from './screens/diff-screen.js'
import { FRAGMENT, GLOBAL_SETS } from './only-option.js'

export interface DiffOptions {
  readonly output: 'text' | 'json'
  readonly only?: readonly string[]
  readonly ignoreExtra?: true
}

/** Compares and prints; the exit code says how it went. Throws `ConfigError` and `UsageError`. */
export async function runDiff(options: DiffOptions, command: Command, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const answers = await askEverybody(config, requestOf(options, config), io.stopSignal())
  io.setExitCode(exitCode(answers))
  const colours = coloursFor(io.stdout, io.env)
  const text = options.output === 'json' ? JSON.stringify(answers, null, 2) : renderAnswers(answers, colours)
  io.stdout.write(`${text}\n`)
  for (const { url, error } of [...answers.prometheus, ...answers.alertmanager]) {
    if (error !== null) io.stderr.write(`plimsoll: ${url}: ${error}\n`)
  }
}

function exitCode(answers: Awaited<ReturnType<typeof askEverybody>>): 0 | 1 | 2 {
  if ([...answers.prometheus, ...answers.alertmanager].some(({ error }) => error !== null)) return 2
  return answers.same ? 0 : 1
}

function requestOf({ only = [], ignoreExtra }: DiffOptions, config: Config): DiffRequest {
  const known = [...config.services.map(({ name }) => name), ...GLOBAL_SETS]
  refuseUnknown(only, known, config)
  const services = only.filter((word) => known.includes(word))
  const everyRule = only.length === 0 || only.includes('rules')
  return {
    rules: everyRule || services.length > 0,
    services: everyRule ? null : services,
    alertmanager: howMuchOfAlertmanager(only),
    extras: everyRule && ignoreExtra !== true,
  }
}

function howMuchOfAlertmanager(only: readonly string[]): DiffRequest['alertmanager'] {
  if (only.includes(FRAGMENT)) return 'parts'
  return only.length === 0 || only.includes('alertmanager') ? 'whole' : null
}

function refuseUnknown(only: readonly string[], known: readonly string[], { alertmanager }: Config): void {
  const unknown = only.find((word) => !['rules', 'alertmanager', FRAGMENT, ...known].includes(word))
  if (unknown !== undefined) {
    const names = known.slice(0, -1).join(', ')
    throw new UsageError(`--only ${unknown}: expected rules, alertmanager, ${FRAGMENT} or a service (${names})`)
  }
  const first = only.find((word) => word.startsWith('alertmanager'))
  if (first !== undefined && alertmanager === null) {
    throw new UsageError(`--only ${first}: the configuration has no \`alertmanager\``)
  }
}
