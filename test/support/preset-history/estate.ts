/** Beginning of all stories, in Unix seconds, and how long they go on. */
export const BEGIN = Date.parse('2026-11-16T00:00:00Z') / 1000
export const HOURS = 48
export const END = BEGIN + HOURS * 3600
/** A scrape each minute, at this second of it. */
export const SCRAPE = { every: 60, at: 17 } as const
/** What each run takes, in seconds; the datasets expect it. */
export const RUN_SECONDS = 600

/** Unix seconds of an hour of the stories. */
export const hour = (hours: number, seconds = 0) => BEGIN + hours * 3600 + seconds

/** A backup that was tried, in Unix seconds. */
export interface Run {
  readonly from: number
  readonly to: number
  /** `torn`: it failed, and left half a file where it writes one. */
  readonly outcome: 'ok' | 'failed' | 'torn'
  /** When the backup was deleted; `Infinity`: never. */
  readonly goneAt: number
}

/** What truly happened, of which an exporter tells something. */
export interface Estate {
  /** Part of every label that identifies it. */
  readonly id: string
  readonly runs: readonly Run[]
  /** Scrapes in `[from, to)` find nobody. */
  readonly dark: readonly (readonly [from: number, to: number])[]
  /** When whoever tells of it was started again; `Infinity`: never. */
  readonly restartAt: number
  /** When another pod took over, and the client was of another version; `Infinity`: never. */
  readonly relabelAt: number
  /** When the job, the schedule or the group was deleted; `Infinity`: never. */
  readonly removedAt: number
}

export const STORIES = ['course', 'never', 'failed', 'restart', 'relabel', 'deletion', 'removed'] as const

export type Story = (typeof STORIES)[number]

/** From the fourth hour on every four hours, never at the same second. */
function course(outcomes: Readonly<Record<number, Run['outcome']>> = {}): Run[] {
  return [3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 43].map((at, index) => {
    const from = hour(at, 1201 + 37 * index)
    return { from, to: from + RUN_SECONDS, outcome: outcomes[at] ?? 'ok', goneAt: Infinity }
  })
}

/** The newest of two is deleted in the 22nd hour; `all`: every one in the 30th. */
function deleted(all: boolean): Run[] {
  return course().map((run) => {
    const goneAt = all && run.from < hour(30) ? hour(30, 1333) : Infinity
    return run.from > hour(19) && run.from < hour(20) ? { ...run, goneAt: hour(22, 1333) } : { ...run, goneAt }
  })
}

/** @param deletion which backups are deleted in the story of deletion */
export function estateOf(story: Story, id: string, deletion: 'newest' | 'all'): Estate {
  const calm = { id, runs: course(), dark: [], restartAt: Infinity, relabelAt: Infinity, removedAt: Infinity }
  const stories: Readonly<Record<Story, () => Partial<Estate>>> = {
    course: () => ({}),
    never: () => ({ runs: [] }),
    failed: () => ({ runs: course({ 11: 'failed', 15: 'torn', 19: 'failed', 27: 'failed' }) }),
    // A backup is completed while nobody answers; later it is away for three scrapes.
    restart: () => ({
      dark: [
        [hour(15, 1600), hour(15, 2350)],
        [hour(29), hour(29, 200)],
      ],
      restartAt: hour(15, 2350),
    }),
    relabel: () => ({ relabelAt: hour(20, 100) }),
    deletion: () => ({ runs: deleted(deletion === 'all') }),
    removed: () => ({ removedAt: hour(37, 777) }),
  }
  return { ...calm, ...stories[story]() }
}
