import type { Ping } from './ping.js'

/** How a run stands. `abandoned`: another one began before anything was heard of its end; `log`: nothing but a text came. */
export type RunOutcome = 'running' | 'success' | 'fail' | 'abandoned' | 'log'

/** A run of a backup, as pings told of it. All instants are of the daemon's clock. */
export interface BackupRun {
  /** `null`: its pings carry none. */
  readonly rid: string | null
  readonly outcome: RunOutcome
  /** `null`: nobody said when it began. */
  readonly startedAt: Date | null
  /** `null`: nobody said that it ended. */
  readonly endedAt: Date | null
  /** When the newest ping about it came in. */
  readonly heardAt: Date
  /** As old as the data that it saved; `null`: it saved none. */
  readonly pointAt: Date | null
  readonly exitStatus: number | null
  readonly sizeBytes: number | null
  readonly excerpt: Uint8Array | null
}

/** What is known when a ping comes in. */
export interface KnownRuns {
  /** With a run id the run of that id, else the newest run without one; `null`: there is none. */
  readonly run: BackupRun | null
  /** Subtracted from the end of a run of which nobody said when it began, in seconds. */
  readonly expectedDurationSeconds: number
  /** Whether the time of a success is as old as its data, so that nothing is subtracted. */
  readonly isDataTime: boolean
  /** Whether a run that could not read everything counts as one that did. */
  readonly partialIsOk: boolean
}

/** Exit status of a run that has saved what it could read, and could not read everything: restic's. */
export const PARTIAL_EXIT = 3

/** What becomes of the known run and of a new one; `null`: nothing changes. */
export interface RunChange {
  /** The known run as it is now. */
  readonly run: BackupRun | null
  /** A run that is heard of for the first time. */
  readonly added: BackupRun | null
}

/**
 * So long somebody may take to say the same again: clients repeat what was not answered in time, and what had no run id cannot be told from a run of
 * its own, which would be fresher than it is.
 */
const REPEAT_MS = 60_000

const NOTHING: RunChange = { run: null, added: null }

/**
 * What a ping makes of the runs of a dataset. Of a run with an id the first start and the first end stand; of one without, the next start gives up what
 * has not ended.
 */
export function applyPing(said: Ping, known: KnownRuns): RunChange {
  const isPartial = said.signal === 'fail' && said.exitStatus === PARTIAL_EXIT
  const ping: Ping = isPartial && known.partialIsOk ? { ...said, signal: 'success' } : said
  if (ping.signal === 'start') return begin(ping, known)
  return ping.signal === 'log' ? note(ping, known) : end(ping, known)
}

function begin(ping: Ping, { run }: KnownRuns): RunChange {
  const added: BackupRun = { ...blank(ping), outcome: 'running', startedAt: ping.at }
  if (run === null) return { run: null, added }
  if (ping.rid !== null)
    return run.outcome === 'log' ? { run: { ...run, outcome: 'running', startedAt: ping.at }, added: null } : NOTHING
  if (run.outcome !== 'running') return { run: null, added }
  if (isRepeated(ping, run.startedAt)) return NOTHING
  return { run: { ...run, outcome: 'abandoned' }, added }
}

function end(ping: Ping, known: KnownRuns): RunChange {
  const { run } = known
  if (run !== null && isOpen(run, ping)) return { run: ended(run, ping, known), added: null }
  if (run !== null && (ping.rid !== null || isSaidAgain(ping, run, known))) return NOTHING
  return { run: null, added: ended(blank(ping), ping, known) }
}

/** What was given up without an id will not be heard of again; with one its end may still come. */
function isOpen({ outcome }: BackupRun, { rid }: Ping): boolean {
  return outcome === 'running' || (rid !== null && (outcome === 'abandoned' || outcome === 'log'))
}

/** Who tells times of data, and no starts, may do so as often as he likes: each is as old as it says. */
function isSaidAgain(ping: Ping, { outcome, startedAt, endedAt }: BackupRun, { isDataTime }: KnownRuns): boolean {
  const isOwnTime = isDataTime && startedAt === null
  return outcome === ping.signal && !isOwnTime && isRepeated(ping, endedAt)
}

function isRepeated({ at }: Ping, before: Date | null): boolean {
  return before !== null && Math.abs(at.getTime() - before.getTime()) < REPEAT_MS
}

function ended(run: BackupRun, ping: Ping, known: KnownRuns): BackupRun {
  // Where the daemon's clock was set back in between, nobody knows how long it took.
  const startedAt = run.startedAt !== null && run.startedAt > ping.at ? null : run.startedAt
  return {
    ...run,
    outcome: ping.signal === 'success' ? 'success' : 'fail',
    startedAt,
    endedAt: ping.at,
    heardAt: ping.heardAt,
    pointAt: ping.signal === 'success' ? pointOf(startedAt, ping.at, known) : null,
    exitStatus: ping.exitStatus,
    sizeBytes: ping.sizeBytes ?? run.sizeBytes,
    excerpt: ping.excerpt ?? run.excerpt,
  }
}

/** Data is as old as the start of its backup. */
function pointOf(startedAt: Date | null, endedAt: Date, { expectedDurationSeconds, isDataTime }: KnownRuns): Date {
  if (isDataTime) return endedAt
  return startedAt ?? new Date(endedAt.getTime() - expectedDurationSeconds * 1000)
}

function note(ping: Ping, { run }: KnownRuns): RunChange {
  if (run !== null && (ping.rid !== null || run.outcome === 'running'))
    return {
      run: {
        ...run,
        heardAt: ping.heardAt,
        sizeBytes: ping.sizeBytes ?? run.sizeBytes,
        excerpt: ping.excerpt ?? run.excerpt,
      },
      added: null,
    }
  return { run: null, added: { ...blank(ping), outcome: 'log' } }
}

function blank({ rid, heardAt, sizeBytes, excerpt }: Ping): BackupRun {
  const nothing = { startedAt: null, endedAt: null, pointAt: null, exitStatus: null }
  return { ...nothing, rid, outcome: 'running', heardAt, sizeBytes, excerpt }
}
