import { spawn } from 'node:child_process'
import { createTail } from '../../shared/tail-of.js'
import type { DrillCommand } from '../drill.js'
import { failed, failureOf, passed, type ProbeResult } from './probe-result.js'
import type { ProbeWorld } from './probe-world.js'

/** Of the output the last part is kept, in bytes. */
const KEPT_BYTES = 500

/** What became of a command. */
export interface CommandResult extends ProbeResult {
  /** The last of what it printed. */
  readonly output: string
}

/** Runs a command with all that it begins; passed where it ends with 0 in time. */
export async function runCommand(
  { run, timeoutSeconds }: DrillCommand,
  { cwd, env, signal }: Pick<ProbeWorld, 'cwd' | 'env' | 'signal'>,
): Promise<CommandResult> {
  const [program = '', ...words] = run
  // A group of its own, so that what it has begun ends with it.
  const child = spawn(program, words, { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const tail = createTail(KEPT_BYTES)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      tail.add(chunk)
    })
  }
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000)
  const end = AbortSignal.any([timeout, signal])
  const kill = () => {
    killGroup(child.pid)
  }
  end.addEventListener('abort', kill)
  try {
    const how = await new Promise<string | null>((settle, reject) => {
      child.once('error', reject).once('close', (code, by) => {
        settle(code === 0 ? null : by === null ? `ended with ${code}` : `was ended by ${by}`)
      })
    })
    const output = new TextDecoder().decode(tail.bytes()).trim()
    if (timeout.aborted) return { ...failed(withOutput(`was ended after ${timeoutSeconds} s`, output)), output }
    return { ...(how === null ? passed(withOutput('ended with 0', output)) : failed(withOutput(how, output))), output }
  } catch (error) {
    return { ...failureOf(error), output: '' }
  } finally {
    end.removeEventListener('abort', kill)
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

function withOutput(how: string, output: string): string {
  return output === '' ? how : `${how}: ${output}`
}
