import type { Database } from '../store/database.js'
import { lastProof } from './drill-figures.js'
import { standingOf } from './drill-run.js'
import { readCountedRuns, readOpenIds, readRunsOf } from './drill-run-store.js'
import type { DrillKnowledge } from './drill-samples.js'
import { readSeen } from './drill-seen-store.js'
import type { PlannedDrill } from './drill.js'

/** What is known of all drills, by service and name. */
export interface Knowledge extends DrillKnowledge {
  /** Id of the run that goes on; `null`: there is none. */
  readonly openRun: (drill: PlannedDrill) => string | null
}

export function readKnowledge(
  database: Database,
  { drills, now }: { readonly drills: readonly PlannedDrill[]; readonly now: Date },
): Promise<Knowledge> {
  return database.read(async (reader) => {
    const [runs, seenAt, open] = [await readCountedRuns(reader), await readSeen(reader, now), await readOpenIds(reader)]
    const openRun = ({ service, name }: PlannedDrill) =>
      open.find((one) => one.service === service && one.drill === name)?.id ?? null
    const proofs = drills.flatMap((drill) => lastProof(drill, runs) ?? [])
    const points = (
      await readRunsOf(
        reader,
        proofs.map(({ id }) => id),
      )
    ).map((run) => standingOf(run, now))
    const recoveryPoint = ({ service, name }: PlannedDrill) =>
      points.find(({ run }) => run.service === service && run.drill === name)?.course.recoveryPoint ?? null
    const sorted = drills.toSorted((a, b) => compare(a.service, b.service) || compare(a.name, b.name))
    return { drills: sorted, runs, seenAt, now, openRun, recoveryPoint, isOpen: (drill) => openRun(drill) !== null }
  })
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}
