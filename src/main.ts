#!/usr/bin/env node
import { writeSync } from 'node:fs'
import { userInfo } from 'node:os'
import type { CommandIo } from './terminal/command-io.js'
import { systemClock } from './shared/clock.js'
import { systemSentenceBehind } from './shared/system-error.js'

let exitCode = 0

function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    // `once`: a second signal ends the process at once, for whoever cannot wait.
    process.once(name, () => {
      controller.abort()
    })
  }
  return controller.signal
}

/** A user of a container may have a number only. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Closed by the end of the input (^D), the question would stay open for ever.
  const closed = new Promise<string>((resolve) => {
    terminal.once('close', () => {
      resolve('')
    })
  })
  const answer = await Promise.race([terminal.question(question), closed])
  terminal.close()
  return answer
}

const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  user: userName(),
  cwd: process.cwd(),
  clock: systemClock,
  setExitCode(code) {
    if (code > exitCode) exitCode = code
  },
  stopSignal,
  ask,
  onReload(listener) {
    process.on('SIGHUP', listener)
  },
}

/** What a person is told; the part that knows how to say it may be what could not be loaded. */
async function describe(error: unknown): Promise<string> {
  const { describeFailure } = await import('./cli/describe-failure.js')
  return describeFailure(error, io)
}

/** Ends the process over what no command can go on after: nobody reads its output (`| head`), or nothing more can be written or opened. */
async function end(error: unknown): Promise<void> {
  // Not loading it is no reason to begin again: the first failure would come round for ever.
  const text = await describe(error).catch(
    (unloaded: unknown) => `plimsoll: ${systemSentenceBehind(unloaded) ?? String(unloaded)}`,
  )
  // Written at once and past the stream, which may be what failed.
  if (text !== '') writeSync(2, `${text}\n`)
  process.exit(text === '' ? exitCode : 1)
}

process.stdout.on('error', (error) => void end(error))
process.stderr.on('error', () => process.exit(1))
process.on('uncaughtException', (error) => void end(error))

try {
  // Loaded when what cannot be loaded is told in words: a process that may open few files fails here.
  const { runProgram } = await import('./cli/run-program.js')
  await runProgram(process.argv.slice(2), io)
  process.exitCode = exitCode
} catch (error) {
  await end(error)
}
