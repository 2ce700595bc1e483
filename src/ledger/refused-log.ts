import type { Logger } from '../shared/logger.js'
import type { Refusal, RefusalReason } from './plausible.js'
import type { OnRefused, Target } from './target.js'

/** The newest minute of an objective or dataset that was not taken for one reason. */
export interface RefusedMinute {
  readonly service: string
  /** '' for none. */
  readonly environment: string
  /** Of the SLO or dataset. */
  readonly name: string
  readonly reason: RefusalReason
  /** Start of the minute, in ms. */
  readonly minute: number
  /** What the source said; of several series their number. */
  readonly value: number
}

/** Says what is refused, and remembers the newest of each kind. */
export interface RefusedLog {
  readonly note: OnRefused
  readonly newest: () => readonly RefusedMinute[]
}

const WORDS = {
  several: 'Several series answer for one value: their minutes are unknown',
  absurd: 'A value cannot be true: its minute is unknown',
} as const

const MEND =
  'give each cluster an `environment` of its own, divide by the label (`group_by`), or name it under `replica_labels` where the series are replicas'

/**
 * Writes one line per target and reason. A minute is counted once, however often it is read again.
 *
 * @param count told of each minute, with labels for a metric
 */
export function createRefusedLog(
  logger: Logger,
  count: (labels: Readonly<Record<string, string>>) => void,
): RefusedLog {
  const newest = new Map<string, RefusedMinute>()
  return {
    note(target, minute, refusal) {
      const key = `${target.environment}/${target.service}/${target.name}/${refusal.reason}`
      const before = newest.get(key)
      if (before !== undefined && minute <= before.minute) return
      const { service, name, environment } = target
      const { reason, value } = refusal
      newest.set(key, { service, environment, name, reason, minute, value })
      count({ service, slo: name, ...(environment !== '' && { environment }), reason })
      if (before === undefined) write(logger, target, { minute, refusal })
    },
    newest: () => [...newest.values()],
  }
}

function write(
  logger: Logger,
  { service, name, environment }: Target,
  { minute, refusal }: { readonly minute: number; readonly refusal: Refusal },
): void {
  const { reason, value, labels } = refusal
  const at = { service, name, environment, minute: new Date(minute).toISOString(), reason }
  if (reason === 'several_series') logger.warn({ ...at, series: value, differIn: labels, mend: MEND }, WORDS.several)
  // As text: JSON knows no infinity.
  else logger.warn({ ...at, value: String(value) }, WORDS.absurd)
}
