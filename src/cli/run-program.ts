import { CommanderError } from 'commander'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createProgram } from './program.js'

/** Runs one command line (without `node` and the script) to its end: failures are printed and become exit codes. Never throws. */
export async function runProgram(args: readonly string[], surroundings: CommandIo): Promise<void> {
  const io: CommandIo = { ...surroundings, run: runProgram }
  try {
    await createProgram(io).parseAsync([...args], { from: 'user' })
  } catch (error) {
    io.setExitCode(exitCode(error))
    // Commander has printed its own errors already, help among them; what others are told with is loaded when there is one.
    if (error instanceof CommanderError) return
    const { describeFailure } = await import('./describe-failure.js')
    const text = describeFailure(error, io)
    if (text !== '') io.stderr.write(`${text}\n`)
  }
}

function exitCode(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return error instanceof UsageError ? 2 : 1
}
