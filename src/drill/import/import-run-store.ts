import { createHash } from 'node:crypto'
import { recordChange } from '../../audit/audit-store.js'
import type { Initiator } from '../../audit/initiator.js'
import type { Transaction } from '../../store/database.js'
import { findRun, writeEntry, writeRun } from '../drill-run-store.js'
import { standingOf, type RunStanding } from '../drill-run.js'
import type { PlannedDrill } from '../drill.js'
import { runOfImport, type ImportedRun } from './imported-run.js'

interface Order {
  readonly by: string
  readonly initiator: Initiator
  readonly now: Date
}

/** A run that was taken over. */
export interface TakenRun {
  readonly isNew: boolean
  readonly standing: RunStanding
}

/** Writes a run of another tool, all of it or nothing; one that is there already stays as it is. */
export async function importRun(
  transaction: Transaction,
  { drill, imported }: { readonly drill: PlannedDrill; readonly imported: ImportedRun },
  { by, initiator, now }: Order,
): Promise<TakenRun> {
  const id = idOf(drill, imported)
  const known = await findRun(transaction, id)
  if (known !== null) return { isNew: false, standing: standingOf(known, now) }
  const run = runOfImport(drill, imported, { id, by })
  const standing = standingOf(run, now)
  await writeRun(transaction, run, standing.course)
  for (const entry of run.entries) await writeEntry(transaction, id, { entry, course: standing.course })
  const { origin, title, startedAt, endedAt } = imported
  await recordChange(transaction, {
    ...{ initiator, at: now, action: 'drill.import', object: { kind: 'drill', id } },
    new: {
      ...{ service: drill.service, drill: drill.name, origin, title, state: standing.course.state, by },
      ...{ startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() },
    },
  })
  return { isNew: true, standing }
}

/** The same run has the same id, whoever takes it over and how often. */
function idOf({ service, name }: PlannedDrill, { origin, title, startedAt }: ImportedRun): string {
  const key = JSON.stringify([service, name, origin, title, startedAt.toISOString()])
  return `${origin}-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
}

/** Why a run cannot be taken over, in a sentence; `null`: it can. */
export function refusalOfImport({ type, name }: PlannedDrill, imported: ImportedRun, now: Date): string | null {
  const { startedAt, endedAt, checks, steps, injectedAt } = imported
  if (type === 'tabletop') return `the drill ${name} is a tabletop: nothing technical is proved by it`
  if (endedAt < startedAt) return `it ends at ${endedAt.toISOString()}, before it starts at ${startedAt.toISOString()}`
  if (endedAt > now) return `it ends at ${endedAt.toISOString()}, which is to come: take it over once it is over`
  const twice = checks.find(({ name: one }, place) => checks.findIndex((other) => other.name === one) !== place)
  if (twice !== undefined) return `two of its checks are named ${twice.name}`
  const instants = [...checks, ...steps, ...(injectedAt === null ? [] : [{ at: injectedAt }])].map(({ at }) => at)
  const outside = instants.find((at) => at < startedAt || at > endedAt)
  return outside === undefined ? null : `${outside.toISOString()} is not within the run`
}
