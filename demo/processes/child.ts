import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'

/** A program that we started. */
export interface Child {
  readonly process: ChildProcess
  /** Asks it to end (SIGTERM), insists after 5 s (SIGKILL); resolves when it is gone. Repeating it does nothing. */
  stop(): Promise<void>
}

/** Starts a program whose output goes to `logFile`. It is killed with us at the latest. */
export function startChild(
  command: string,
  args: readonly string[],
  options: { readonly logFile: string; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string },
): Child {
  const log = createWriteStream(options.logFile, { flags: 'a' })
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      log.end(resolve)
    })
    child.once('error', () => {
      log.end(resolve)
    })
  })
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  child.once('exit', () => {
    process.removeListener('exit', killWithUs)
  })
  return {
    process: child,
    async stop() {
      child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(insist)
    },
  }
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}

interface Patience {
  readonly timeoutMs?: number
  readonly everyMs?: number
  /** What there is so far, where that can be told. */
  readonly progress?: () => string
}

/**
 * Waits until `condition` holds, asking every `everyMs`. As long as `progress` says something new it waits on: a slow machine is no fault.
 *
 * @throws Error naming `what` after `timeoutMs` without any progress, with the last failure as its cause
 */
export async function until(
  what: string,
  condition: () => Promise<boolean> | boolean,
  { timeoutMs = 120_000, everyMs = 50, progress }: Patience = {},
): Promise<void> {
  const isLate = deadlineAfter(timeoutMs, progress)
  let last: unknown
  while (!isLate()) {
    try {
      if (await condition()) return
      last = undefined
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  throw new Error(`waited ${timeoutMs / 1000} s in vain: ${what}`, { cause: last })
}

/** Whether it is so long ago that it was begun, or that there was progress. */
function deadlineAfter(timeoutMs: number, progress = () => ''): () => boolean {
  let [deadline, seen] = [Date.now() + timeoutMs, progress()]
  return () => {
    const now = progress()
    if (now !== seen) [deadline, seen] = [Date.now() + timeoutMs, now]
    return Date.now() >= deadline
  }
}
