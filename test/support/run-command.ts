import { Writable } from 'node:stream'
import type { CommandIo } from '../../src/terminal/command-io.js'
import { runProgram } from '../../src/cli/run-program.js'
import type { Clock } from '../../src/shared/clock.js'

export interface CommandResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

export interface CommandSurroundings {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly clock?: Clock
  readonly signal?: AbortSignal
  /** What somebody at the terminal says to every question; default: nobody is there. */
  readonly answer?: string | null
}

/** Runs a command line in this process and keeps what it printed. */
export async function runCommand(args: readonly string[], surroundings: CommandSurroundings): Promise<CommandResult> {
  const { cwd, env = {}, clock = () => new Date('2026-11-23T12:00:00Z') } = surroundings
  const { signal = new AbortController().signal, answer = null } = surroundings
  const [stdout, stderr] = [new MemoryStream(), new MemoryStream()]
  let exitCode = 0
  const io: CommandIo = {
    stdout,
    stderr,
    env,
    user: 'tester',
    cwd,
    clock,
    setExitCode(code) {
      if (code > exitCode) exitCode = code
    },
    stopSignal: () => signal,
    ask: (question) => {
      stderr.write(question)
      return Promise.resolve(answer)
    },
    onReload: () => undefined,
  }
  await runProgram(args, io)
  return { stdout: stdout.text, stderr: stderr.text, exitCode }
}

class MemoryStream extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
