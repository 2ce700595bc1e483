import { execFile } from 'node:child_process'

/** How a program ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, whatever that is; rejects where it cannot be run. */
export function runTool(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number')
        reject(new Error(`${command} cannot be run`, { cause: error }))
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}
