import { importRun, refusalOfImport, type TakenRun } from './import/import-run-store.js'
import type { ImportedRun } from './import/imported-run.js'
import { writeAction } from './finding-actions-store.js'
import { isClosedItem, withAction } from './finding-actions.js'
import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import { written } from '../shared/answer-fields.js'
import { AppError } from '../shared/app-error.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import { refusalOf, saysNothingNew } from './course/refusal.js'
import type { RunEntry, Saying } from './course/run-entry.js'
import {
  findOpenRun,
  findRun,
  readOpenRuns,
  readRuns,
  writeEntry,
  writeRun,
  type RunsWanted,
} from './drill-run-store.js'
import { standingOf, type DrillRun, type RunStanding } from './drill-run.js'
import { holdSecondsOf, type PlannedDrill } from './drill.js'

/** What was said of a run cannot be, as it stands. */
export class DrillRefusedError extends AppError {
  constructor(message: string) {
    super('drill_refused', message)
  }
}

/** Who says something. */
interface Author {
  readonly by: string
  readonly initiator: Initiator
}

/** What is said of a run. */
export interface RunWord extends Author {
  readonly said: Saying
  /** When that was; left out: now. */
  readonly at?: Date
  /** How long ago that was, by a clock that nobody sets; counts where `at` is left out. */
  readonly agoSeconds?: number
}

/** Takes what is said of runs. All but `list` reject with `DrillRefusedError` what cannot be. */
export interface DrillDesk {
  /** Begins a run; there is one of a drill at a time. */
  start(drill: PlannedDrill, author: Author): Promise<RunStanding>
  /** Takes over a run of another tool; one that is there already changes nothing. */
  import(drill: PlannedDrill, order: Author & { readonly imported: ImportedRun }): Promise<TakenRun>
  /** `null`: there is none of this id. What is known already changes nothing. */
  say(id: string, word: RunWord): Promise<RunStanding | null>
  /** `null`: there is none of this id. */
  find(id: string): Promise<RunStanding | null>
  /** Newest first. */
  list(wanted: RunsWanted): Promise<readonly RunStanding[]>
  /** Those that go on. */
  open(): Promise<readonly RunStanding[]>
}

export interface DrillDeskParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  /** Unique for ever. */
  readonly newId: () => string
  /** In which days of action items are counted. */
  readonly timezone: string
}

/** Runs of drills in the store. */
export function createDrillDesk(parts: DrillDeskParts): DrillDesk {
  const { database, clock, steps } = parts
  const stand = (runs: readonly DrillRun[]) => runs.map((run) => standingOf(run, clock()))
  const write = async <T>(work: (transaction: Transaction) => Promise<T>) => {
    const written = await database.write(work)
    steps('drill:committed')
    return written
  }
  return {
    start: (drill, author) => write((transaction) => start(parts, transaction, { drill, author })),
    import: (drill, order) => write((transaction) => take(parts, transaction, { drill, order })),
    say: (id, word) => write((transaction) => say(parts, transaction, { id, word })),
    find: async (id) => {
      const run = await database.read((reader) => findRun(reader, id))
      return run === null ? null : standingOf(run, clock())
    },
    list: async (wanted) => stand(await database.read((reader) => readRuns(reader, wanted))),
    open: async () => stand(await database.read(readOpenRuns)),
  }
}

interface Beginning {
  readonly drill: PlannedDrill
  readonly author: Author
}

async function start(
  { clock, newId, steps }: DrillDeskParts,
  transaction: Transaction,
  { drill, author }: Beginning,
): Promise<RunStanding> {
  const open = await findOpenRun(transaction, drill)
  if (open !== null) {
    throw new DrillRefusedError(
      `the drill ${drill.name} of ${drill.service} is being held since ${open.declaredAt.toISOString()}: its run is ${open.id}`,
    )
  }
  const now = clock()
  const run = runOf(drill, { id: newId(), declaredAt: now, startedBy: author.by })
  await writeRun(transaction, run)
  const { service, drill: name } = run
  const object = { kind: 'drill', id: run.id }
  await recordChange(transaction, {
    ...{ initiator: author.initiator, at: now, action: 'drill.start', object },
    new: { service, drill: name, by: author.by },
  })
  steps('drill:stored')
  return standingOf(run, now)
}

async function take(
  { clock, steps }: DrillDeskParts,
  transaction: Transaction,
  { drill, order }: { readonly drill: PlannedDrill; readonly order: Author & { readonly imported: ImportedRun } },
): Promise<TakenRun> {
  const now = clock()
  const refusal = refusalOfImport(drill, order.imported, now)
  if (refusal !== null) throw new DrillRefusedError(refusal)
  const taken = await importRun(transaction, { drill, imported: order.imported }, { ...order, now })
  steps('drill:stored')
  return taken
}

function runOf(drill: PlannedDrill, begun: Pick<DrillRun, 'id' | 'declaredAt' | 'startedBy'>): DrillRun {
  const { service, environment, name, type, failureClass, dataset, rtoSeconds, deadlineSeconds } = drill
  return {
    ...{ ...begun, service, environment, drill: name, type, failureClass, dataset, rtoSeconds, deadlineSeconds },
    checks: drill.checks.map((check) => ({
      ...{ name: check.name, kind: check.probe.kind, holdSeconds: holdSecondsOf(check) },
    })),
    steps: drill.steps.map(({ text }) => text),
    ...{ entries: [], actions: [] },
  }
}

async function say(
  { clock, steps, timezone }: DrillDeskParts,
  transaction: Transaction,
  { id, word }: { readonly id: string; readonly word: RunWord },
): Promise<RunStanding | null> {
  const run = await findRun(transaction, id)
  if (run === null) return null
  const now = clock()
  const { said, by, initiator } = word
  const before = standingOf(run, now)
  const at = momentOf(word, { now, declaredAt: run.declaredAt })
  const refusal = refusalOf(run, before.course, { said, at, now })
  if (refusal !== null) throw new DrillRefusedError(refusal)
  const entry: RunEntry = { number: run.entries.length + 1, at, by, said }
  const after = standingOf({ ...run, entries: [...run.entries, entry] }, now)
  if (saysNothingNew(before.course, after.course, said) || isClosedItem(run, said)) return before
  await writeEntry(transaction, id, { entry, course: after.course })
  const action = await writeAction(transaction, run, { entry, now, timezone })
  const object = { kind: 'drill', id }
  const { kind, ...facts } = written({ ...said, ...(action !== null && { action: action.number }), at, by })
  await recordChange(transaction, { initiator, at: now, action: `drill.${kind}`, object, new: facts })
  steps('drill:stored')
  return withAction(after, action)
}

/** A run that was declared just now by a clock of milliseconds cannot have had a check before. */
function momentOf(
  { at, agoSeconds = 0 }: RunWord,
  { now, declaredAt }: { readonly now: Date; readonly declaredAt: Date },
): Date {
  if (at !== undefined) return at
  return new Date(Math.max(now.getTime() - agoSeconds * 1000, declaredAt.getTime()))
}
