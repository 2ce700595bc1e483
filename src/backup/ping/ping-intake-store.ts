import { setTimeout as sleep } from 'node:timers/promises'
import { breathe } from '../../shared/breathe.js'
import { storeTrouble } from '../../store/store-trouble.js'
import type { Clock } from '../../shared/clock.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { applyPing, type BackupRun } from './backup-run.js'
import { openRunBook, type RunBook } from './run-book-store.js'
import type { RunName } from './run-name.js'
import type { ConfiguredTarget } from './ping-targets-store.js'
import type { Ping } from './ping.js'

/** A ping of a dataset. */
export interface HeardPing {
  readonly of: ConfiguredTarget
  readonly ping: Ping
}

export interface PingIntakeParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  /** Told of each run that changed, after it was kept. */
  readonly onKept: (of: ConfiguredTarget, run: BackupRun) => void
}

/** Takes pings in. */
export interface PingIntake {
  /** Resolves once it will survive a crash. Rejects when the store fails: then nothing of it was kept. */
  keep(heard: HeardPing): Promise<void>
}

interface Waiting {
  readonly heard: HeardPing
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/** So many share one commit: a thousand jobs that begin at midnight cost a few of them. */
const MOST_TOGETHER = 200

/**
 * Commits begin no closer together than this. Each waits for the disk, in which the whole process stands still: without the pause 500 pings
 * a second spend 40 % of a core in 300 commits of one or two. Twice as long a pause saves nothing more.
 */
const BETWEEN_COMMITS_MS = 10

/** Whoever comes while others are written waits for the next commit, and shares it; so does what came in with the same reading of the network. */
export function createPingIntake(parts: PingIntakeParts): PingIntake {
  const waiting: Waiting[] = []
  let isAtWork = false
  let began = -Infinity
  const work = async () => {
    isAtWork = true
    while (waiting.length > 0) {
      await pause(began + BETWEEN_COMMITS_MS - performance.now())
      began = performance.now()
      await keepTogether(parts, waiting.splice(0, MOST_TOGETHER))
    }
    isAtWork = false
  }
  return {
    keep(heard) {
      parts.steps('ping:received')
      return new Promise((resolve, reject) => {
        waiting.push({ heard, resolve, reject })
        if (!isAtWork) void work()
      })
    },
  }
}

/** At least until the requests are read that came in meanwhile: a transaction is done before the next one is. */
const pause = (ms: number) => (ms > 0 ? sleep(ms) : breathe())

/** Never rejects. What fails together is tried one by one, unless it is the store that fails. */
async function keepTogether(parts: PingIntakeParts, batch: readonly Waiting[]): Promise<void> {
  try {
    const kept = await parts.database.write(async (transaction) => {
      const heard = batch.map((one) => one.heard)
      const book = await openRunBook(transaction, heard.map(nameOf))
      const changes = heard.flatMap((one) => apply(book, one, parts.clock()))
      await book.write()
      parts.steps('ping:stored')
      return changes
    })
    parts.steps('ping:committed')
    for (const [of, run] of kept) parts.onKept(of, run)
    for (const { resolve } of batch) resolve()
  } catch (error) {
    const isAlone = batch.length === 1 || storeTrouble(error) !== null
    if (isAlone) for (const { reject } of batch) reject(error)
    else for (const one of batch) await keepTogether(parts, [one])
  }
}

/** It counts as heard when it is written: by then the minute in which it began to come in may be over, and kept without it. */
function apply(
  book: RunBook,
  heard: HeardPing,
  now: Date,
): readonly (readonly [of: ConfiguredTarget, run: BackupRun])[] {
  const { of, ping } = heard
  const { target, dataset } = of
  const heardAt = now > ping.heardAt ? now : ping.heardAt
  const known = {
    run: book.find(nameOf(heard)),
    expectedDurationSeconds: dataset.expectedDurationSeconds,
    isDataTime: dataset.semantics !== 'completion',
    partialIsOk: dataset.partialIsOk,
  }
  const { run, added } = applyPing({ ...ping, heardAt }, known)
  if (run !== null) book.change(nameOf(heard), run)
  if (added !== null) book.add(target.id, added)
  return [run, added].flatMap((one) => (one === null ? [] : [[of, one] as const]))
}

function nameOf({ of, ping }: HeardPing): RunName {
  return { targetId: of.target.id, rid: ping.rid }
}
