import { nameOf, type Entry } from './entry.js'

/** What was done about an entry at Alertmanager so far. */
export interface Muting {
  /** Id of its silence; `null`: none was made. */
  readonly created: string | null
  readonly isEnded: boolean
}

/** What is to be done about it: `mute` it, `end` what mutes it, or nothing. */
export type MutingTask = 'mute' | 'end' | null

/** How long before it begins planned work gets its silence. */
const AHEAD_MS = 3_600_000

/** What an entry needs at an instant. What is over needs nothing: its silence is over with it. */
export function taskOf(entry: Entry, muting: Muting, now: Date): MutingTask {
  const isOver = entry.to <= now || muting.isEnded
  return entry.window === null || isOver ? null : openTask(entry, muting, now)
}

function openTask(entry: Entry, muting: Muting, now: Date): MutingTask {
  const silentFrom = new Date(entry.from.getTime() - AHEAD_MS)
  if (entry.withdrawn === null) return muting.created === null && silentFrom <= now ? 'mute' : null
  // A process that was killed may have made one and not noted it.
  return muting.created !== null || entry.withdrawn.at >= silentFrom ? 'end' : null
}

/** By which its silence is known again: no two entries of whatever store have the same. */
export function commentOf(entry: Entry, organisation: string): string {
  const { id, author, reason, recorded } = entry
  const entered = `entered by ${author} at ${recorded.toISOString()}`
  return `Plimsoll of ${organisation}: maintenance ${nameOf(entry)} #${id}, ${entered}: ${reason}`
}

/** Something that was done at Alertmanager, or could not be. */
export interface MutingChange {
  readonly change: 'created' | 'ended' | 'failed'
  /** '' where there is none. */
  readonly silence: string
  /** Why it could not be; else `null`. */
  readonly why: string | null
  readonly at: Date
}
