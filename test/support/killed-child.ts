import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How a process ended, and the steps that it came to. */
export interface Ended {
  /** `null`: by itself. */
  readonly signal: NodeJS.Signals | null
  readonly steps: readonly string[]
}

/** Runs a script of this folder in a process of its own, until it ends or kills itself. Rejects where it fails. */
export function runChild(script: string, args: readonly string[]): Promise<Ended> {
  const order = ['scripts/run-ts.mjs', `test/support/${script}`, ...args]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, order, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve({ signal, steps: output.out.trim().split('\n') })
      else reject(new Error(`the child ended with ${code}: ${output.err}`))
    })
  })
}

/**
 * The steps of such a process: each is written down, and at the one named `dieAt` it kills itself, as kill -9 does.
 *
 * @param times when it comes there for that time
 */
export function stepsUntil(dieAt: string, times = 1): (name: string) => void {
  let seen = 0
  return (name) => {
    process.stdout.write(`${name}\n`)
    if (name !== dieAt || ++seen < times) return
    process.kill(process.pid, 'SIGKILL')
    // The signal is on its way: do nothing more until it arrives.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
}
