import { Writable } from 'node:stream'
import type { CommandIo } from '../../terminal/command-io.js'

/** What a command printed, and how it ended. */
export interface Captured {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

/** Another command as if somebody had typed it, without colours and without anybody to ask. */
export type CaptureCommand = (args: readonly string[]) => Promise<Captured>

/**
 * Runs commands in this process, in the surroundings of one.
 *
 * @param globals what stands before the name of each
 */
export function createCapture(io: CommandIo, globals: readonly string[]): CaptureCommand {
  return async (args) => {
    const [stdout, stderr] = [new Kept(), new Kept()]
    let exitCode = 0
    if (io.run === undefined) throw new Error('no command can be run from here')
    await io.run([...globals, ...args], {
      ...io,
      ...{ stdout, stderr, env: { ...io.env, NO_COLOR: '1' }, ask: () => Promise.resolve(null) },
      setExitCode(code) {
        exitCode = Math.max(exitCode, code)
      },
    })
    return { stdout: stdout.text, stderr: stderr.text, exitCode }
  }
}

class Kept extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
