import { spawn } from 'node:child_process'
import type { CleanUp } from '../../src/shared/clean-up.js'
import { plimsollCommand } from '../stack/plimsoll-process.js'
import type { OrdersDatabase } from './orders-database.js'
import { startOrdersDatabase } from './orders-database.js'
import { createRestoreDrills, RESTORE, type RestoreDrills } from './restore-drills.js'

/** A PostgreSQL to be lost and restored; else why there is none, in words. */
export type Orders =
  | { readonly database: OrdersDatabase; readonly unavailable: null }
  | { readonly database: null; readonly unavailable: string }

/** Starts PostgreSQL. Where it cannot be had the demo goes on without, and says so. */
export async function startOrders(cleanUp: CleanUp): Promise<Orders> {
  try {
    return { database: await startOrdersDatabase(cleanUp), unavailable: null }
  } catch (error) {
    return { database: null, unavailable: error instanceof Error ? error.message : String(error) }
  }
}

/** Drills that can be held; else why none can, in words. */
export type DrillsHere =
  | { readonly drills: RestoreDrills; readonly unavailable: null }
  | { readonly drills: null; readonly unavailable: string }

export interface DrillsOrder {
  readonly configFile: string
  readonly plimsollUrl: string
  readonly env: Readonly<Record<string, string>>
}

/** Drills that are held by the command line, as people hold them. */
export function createDrills(database: OrdersDatabase, { configFile, plimsollUrl, env }: DrillsOrder): RestoreDrills {
  const words = ['--config', configFile, 'drill', 'run', RESTORE, '--server', plimsollUrl, '--by', 'the demo']
  return createRestoreDrills(database, () => run([...words, '--check-every', '200ms', '--output', 'json'], env))
}

/** What it prints, where that is a run: it ends with 1 where the drill is not passed. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { command, words, cwd } = plimsollCommand(args)
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [output, said]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      const text = Buffer.concat(output).toString()
      if (code !== null && code <= 1 && text.trim().startsWith('{')) resolve(text)
      else reject(new Error(`plimsoll drill run ended with ${String(code)}: ${Buffer.concat(said).toString().trim()}`))
    })
  })
}
