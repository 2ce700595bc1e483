import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import { serverId, type DriftLook, type DriftLooker } from './drift.js'
import type { DriftDesk } from './drift-desk-store.js'
import type { DriftSettings } from './drift-key.js'

/** While something differs, or nobody knows: rules that are being rolled out are not told of for an hour. */
const SOON_MS = 5 * 60_000

/** Whoever starts is busy with other things, and Prometheus is often about to load the new rules. */
const FIRST_AFTER_MS = 45_000

/** A look that takes longer is given up. */
const LONGEST_LOOK_MS = 10 * 60_000

export interface DriftJobParts {
  readonly settings: DriftSettings
  readonly looker: DriftLooker
  readonly desk: DriftDesk
  readonly clock: Clock
}

/** Where nothing could be compared, that is kept before it is told: what was seen before says nothing of now. */
async function lookOrSay(
  { looker, desk }: Pick<DriftJobParts, 'looker' | 'desk'>,
  seen: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<readonly DriftLook[]> {
  try {
    return await looker.look(seen, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_LOOK_MS)]))
  } catch (error) {
    if (signal.aborted) throw error
    const problem = `what is generated could not be compared with what it has loaded: ${messageOf(error)}`
    await desk.keep(looker.servers.map((asked) => ({ ...asked, outcome: 'unknown', problem })))
    throw error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Looks soon after the start and after a reload, then on its schedule; the slots are minutes in which it may be due. */
export function createDriftJob({ settings, looker, desk, clock }: DriftJobParts): Job {
  let dueAt = clock().getTime() + FIRST_AFTER_MS
  let seen: ReadonlyMap<string, string> = new Map()
  const look = async (signal: AbortSignal) => {
    // Where it fails too: each look costs seconds of CPU.
    dueAt = clock().getTime() + Math.min(SOON_MS, settings.everySeconds * 1000)
    const looks = await lookOrSay({ looker, desk }, seen, signal)
    await desk.keep(looks)
    seen = new Map([
      ...seen,
      ...looks.flatMap((one) => (one.outcome === 'compared' ? [[serverId(one), one.digest] as const] : [])),
    ])
    const isCalm = (await desk.standings()).every(({ state }) => state === 'same')
    if (isCalm) dueAt = clock().getTime() + settings.everySeconds * 1000
  }
  return {
    ...{ name: 'drift', cron: '50 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    async run(_slot, signal) {
      if (clock().getTime() >= dueAt) await look(signal)
    },
  }
}
