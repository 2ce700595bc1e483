import type { Command } from 'commander'
import { checkStore, type CheckedStore } from '../app/check-store.js'
import type { CheckedHours } from '../ledger/check-hours-store.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createProgressLine } from '../terminal/progress-line.js'
import { loadCommandConfig } from './config-option.js'
import { refuseWithoutLedger } from './refuse-without-ledger.js'

/** Findings that are printed; more of them are counted. */
const MOST_PRINTED = 100

/** Prints what of the store is not as it was written; the exit code is 1 then. Throws `ConfigError`, `UsageError`, `StoreError`. */
export async function runDbCheck(command: Command, io: CommandIo): Promise<void> {
  const { place } = (await loadCommandConfig(command, io)).storage
  await refuseWithoutLedger(place)
  const signal = io.stopSignal()
  const line = createProgressLine(io.stderr)
  let findings = 0
  const onFinding = (finding: string) => {
    findings += 1
    line.end()
    if (findings <= MOST_PRINTED) io.stdout.write(`${finding}\n`)
  }
  const onProgress = (doing: string) => {
    line.show(`checking: ${doing}`)
  }
  try {
    const checked = await checkStore({ place, onFinding, onProgress, signal })
    line.end()
    io.stdout.write(summaryOf(checked, findings))
  } catch (error) {
    if (signal.aborted) throw new UsageError('interrupted: the store was not looked at to its end')
    throw error
  } finally {
    line.end()
  }
  if (findings > 0) io.setExitCode(1)
}

function summaryOf(checked: CheckedStore | null, findings: number): string {
  const unprinted = findings > MOST_PRINTED ? [`… and ${(findings - MOST_PRINTED).toLocaleString('en-US')} more`] : []
  const verdict =
    findings === 0
      ? 'everything is as it was written'
      : `${findings.toLocaleString('en-US')} ${findings === 1 ? 'finding' : 'findings'}`
  if (checked === null) return lines([...unprinted, `${verdict}: the file is damaged, and the rest was not looked at`])
  const file = checked.isFile ? ['pages, indexes and references of the file'] : []
  const looked = [
    ...file,
    hours('objectives', checked.objectives),
    hours('datasets', checked.datasets),
    `${numbers(checked.entries)} entries of the audit log`,
  ]
  return lines([...unprinted, ...looked.map((part) => `looked at  ${part}`), verdict])
}

function hours(of: string, { hours: all, withMinutes }: CheckedHours): string {
  return `${numbers(all)} hours of ${of}, ${numbers(withMinutes)} of them with their minutes`
}

function numbers(count: number): string {
  return count.toLocaleString('en-US')
}

function lines(all: readonly string[]): string {
  return all.map((one) => `${one}\n`).join('')
}
