import { spawn } from 'node:child_process'

/** How promtool ended; `null`: there is none. */
export interface PromtoolEnd {
  readonly exitCode: number
  readonly output: string
}

/** Asks promtool about files of a folder. */
export function runPromtool(program: string, args: readonly string[], cwd: string): Promise<PromtoolEnd | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', () => {
      resolve(null)
    })
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output })
    })
  })
}
