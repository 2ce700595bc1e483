import { AlertmanagerError } from '../alertmanager/alertmanager-error.js'
import type { HeldSilence, SilencesClient } from '../alertmanager/silences-client.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { Entry } from './entry.js'
import { entriesWithin } from './exclusion-store.js'
import { noteMuting, readMutings } from './silence-store.js'
import { commentOf, taskOf, type Muting, type MutingChange, type MutingTask } from './silences.js'

export interface SilenceParts {
  readonly database: Database
  readonly silences: SilencesClient
  readonly organisation: string
  readonly clock: Clock
  readonly steps: Steps
}

/** Entries that may need something: their silences end with them. */
const YEAR_MS = 366 * 86_400_000

/** Mutes planned work that has begun or begins within the hour, and ends what mutes withdrawn work. Rejects while Alertmanager does not answer. */
export function createSilenceJob(parts: SilenceParts): Job {
  return {
    ...{ name: 'maintenance-silences', cron: '*/15 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    run: (_slot, signal) => workOnce(parts, signal),
  }
}

interface Task {
  readonly entry: Entry
  readonly muting: Muting
  readonly task: Exclude<MutingTask, null>
}

/** Alertmanager is asked only where there is something to do. */
async function workOnce(parts: SilenceParts, signal?: AbortSignal): Promise<void> {
  const tasks = await findTasks(parts)
  if (tasks.length === 0) return
  try {
    const held = await parts.silences.silences(signal)
    for (const one of tasks) await (one.task === 'mute' ? mute(parts, one, held) : end(parts, one, held))
  } catch (error) {
    if (!(error instanceof AlertmanagerError)) throw error
    for (const { entry } of tasks) await note(parts, entry, { change: 'failed', silence: '', why: error.message })
    throw error
  }
}

async function findTasks({ database, clock }: SilenceParts): Promise<readonly Task[]> {
  const now = clock()
  return database.read(async (reader) => {
    const entries = await entriesWithin(reader, { from: now, to: new Date(now.getTime() + YEAR_MS) })
    const planned = entries.filter(({ window }) => window !== null)
    if (planned.length === 0) return []
    const mutings = await readMutings(
      reader,
      planned.map(({ id }) => id),
    )
    return planned.flatMap((entry) => {
      const muting = mutings.get(entry.id) ?? { created: null, isEnded: false }
      const task = taskOf(entry, muting, now)
      return task === null ? [] : [{ entry, muting, task }]
    })
  })
}

/** One that was made and not noted is known by what it says. */
async function mute(parts: SilenceParts, { entry }: Task, held: readonly HeldSilence[]): Promise<void> {
  const { silences, organisation, steps } = parts
  const comment = commentOf(entry, organisation)
  const known = held.find((one) => one.comment === comment)
  const services = [...new Set(entry.scope.map(({ service }) => service))]
  const order = { from: entry.from, to: entry.to, services, createdBy: entry.author, comment }
  const silence = known?.id ?? (await silences.create(order))
  steps('silence:created')
  await note(parts, entry, { change: 'created', silence, why: null })
  steps('silence:noted')
}

async function end(parts: SilenceParts, { entry, muting }: Task, held: readonly HeldSilence[]): Promise<void> {
  const { silences, organisation, steps } = parts
  const comment = commentOf(entry, organisation)
  const known = held.find((one) => (muting.created === null ? one.comment === comment : one.id === muting.created))
  if (known?.isExpired === false) await silences.expire(known.id)
  steps('silence:ended')
  await note(parts, entry, { change: 'ended', silence: known?.id ?? '', why: null })
}

function note({ database, clock }: SilenceParts, entry: Entry, done: Omit<MutingChange, 'at'>): Promise<void> {
  return database.write((transaction) => noteMuting(transaction, entry, { ...done, at: clock() }))
}
