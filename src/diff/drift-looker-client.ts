import { fork, type ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config/config.js'
import type { DriftLook, DriftLooker } from '../drift/drift.js'
import { createTail } from '../shared/tail-of.js'
import { driftServers } from './drift-servers.js'
import type { LookOrder } from './look-at-servers-client.js'

const PROGRAM = fileURLToPath(new URL('./look-process.mjs', import.meta.url))

/** What is told of a process that failed. */
const COMPLAINT_BYTES = 2000

/** After whatever else wants the processor. */
const NICE = constants.priority.PRIORITY_LOW

/** Looks in a process of its own: to generate and to compare takes seconds, in which the daemon would answer nobody, and memory that it gives back. */
export function createDriftLooker(config: Config): DriftLooker {
  // What nothing is generated of is nearly all that there is to send.
  const { canonical: _written, ...plain } = config
  const sent = { ...plain, files: [], queries: [], notes: [] }
  return {
    servers: driftServers(config),
    look: (seen, signal) => inProcess({ config: sent, seen }, signal),
  }
}

function inProcess(order: LookOrder, signal: AbortSignal): Promise<readonly DriftLook[]> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, [], {
      ...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
      ...{ signal, killSignal: 'SIGKILL' },
    })
    const complaint = createTail(COMPLAINT_BYTES)
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint.add(chunk)
    })
    child.once('error', reject)
    child.once('message', (looks) => {
      resolve(looks as readonly DriftLook[])
    })
    child.once('close', (code, killed) => {
      const said = Buffer.from(complaint.bytes()).toString().trim()
      reject(new Error(`the process that compares ended with ${code ?? killed ?? 'nothing'}: ${said}`))
    })
    // Before the order is written, which takes a while.
    stepBack(child)
    child.send(order, (error) => {
      if (error !== null) reject(error)
    })
  })
}

/** Where the system does not allow it, it competes as any other. */
function stepBack({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, NICE)
  } catch {
    // It has ended already, or may not.
  }
}
