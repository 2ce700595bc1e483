import type { Transaction } from '../../store/database.js'
import type { BackupRun } from './backup-run.js'
import { addRuns, changeRun, newestNamelessRun, runsOfIds } from './run-rows-store.js'
import type { RunName } from './run-name.js'

/** Runs as they stand while pings are applied that share a commit. */
export interface RunBook {
  /** The run that a ping is about; `null`: there is none. */
  find(name: RunName): BackupRun | null
  /** The run that was found is this one now. */
  change(name: RunName, run: BackupRun): void
  /** A run that is heard of for the first time. */
  add(targetId: number, run: BackupRun): void
  /** Writes what was changed and added. */
  write(): Promise<void>
}

interface Entry {
  /** `null`: it is in the store only once it is written. */
  readonly id: number | null
  readonly targetId: number
  run: BackupRun
}

/** Reads the runs that these pings may be about: with one statement those that have an id, which nearly all have. */
export async function openRunBook(transaction: Transaction, names: readonly RunName[]): Promise<RunBook> {
  const entries = new Map<string, Entry>()
  const touched = new Set<Entry>()
  const stored = [...(await runsOfIds(transaction, names)), ...(await namelessRuns(transaction, names))]
  for (const { id, targetId, run } of stored) entries.set(keyOf({ targetId, rid: run.rid }), { id, targetId, run })
  return {
    find: (name) => entries.get(keyOf(name))?.run ?? null,
    change(name, run) {
      const entry = entries.get(keyOf(name))
      if (entry === undefined) return
      entry.run = run
      touched.add(entry)
    },
    add(targetId, run) {
      const entry = { id: null, targetId, run }
      touched.add(entry)
      // A text without an id is no run that an end could belong to.
      if (run.rid !== null || run.outcome !== 'log') entries.set(keyOf({ targetId, rid: run.rid }), entry)
    },
    async write() {
      for (const { id, run } of touched) if (id !== null) await changeRun(transaction, id, run)
      await addRuns(
        transaction,
        [...touched].filter(({ id }) => id === null),
      )
    },
  }
}

async function namelessRuns(transaction: Transaction, names: readonly RunName[]) {
  const targets = new Set(names.flatMap(({ targetId, rid }) => (rid === null ? [targetId] : [])))
  const found = []
  for (const targetId of targets) found.push(...(await newestNamelessRun(transaction, targetId)))
  return found
}

function keyOf({ targetId, rid }: RunName): string {
  return `${targetId}/${rid ?? ''}`
}
