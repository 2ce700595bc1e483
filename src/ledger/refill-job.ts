import { type Interval, secondsOf } from '../calendar/interval.js'
import { SETTLE_SECONDS } from '../slo/counts.js'
import { toUnix } from '../store/unix-time.js'
import { knownSeconds, wholeHours } from './coverage-store.js'
import { type IngestParts, ingestPortion, type IngestSource, type PortionPlan } from './ingest-job.js'
import { chunksOf } from './ingest-plan.js'
import type { RefillOutcome } from './ledger.js'
import { dueSpans, gapsIn, type HourSpan, refillGroups } from './refill-plan.js'
import type { Target, Track } from './target.js'

const HOUR = 3600

export interface RefillOrder {
  /** Unknown minutes within it are asked for again; `null`: all that the Prometheus remembers. */
  readonly interval: Interval | null
  /** Whole hour of the run, Unix seconds: only hours that are due then; `null`: all. */
  readonly slot: number | null
  readonly now: Date
  readonly signal: AbortSignal | undefined
  readonly noteFill: NonNullable<PortionPlan['noteFill']>
}

/** One question of a refill, and whose. */
export interface RefillPortion extends PortionPlan {
  readonly from: IngestSource
}

/** What a source is asked for again: hours with unknown minutes that lie behind the watermark and since the present indicator holds. */
export async function planRefill(
  parts: IngestParts,
  from: IngestSource,
  order: RefillOrder,
): Promise<readonly RefillPortion[]> {
  const remembered = toUnix(order.now) - from.source.retentionSeconds
  const portions: RefillPortion[] = []
  for (const track of from.tracks) {
    const lacking = new Map<Target, readonly HourSpan[]>()
    const targets = await parts.database.read((reader) => track.load(reader))
    for (const [target, span] of await incomplete(parts, { track, targets, order, remembered })) {
      const whole = await parts.database.read((reader) =>
        wholeHours(reader, { table: track.table, id: target.id, span }),
      )
      const gaps = gapsIn(span, whole)
      lacking.set(target, order.slot === null ? gaps : dueSpans(gaps, order.slot))
    }
    for (const group of refillGroups(lacking)) {
      for (const interval of chunksOf(group)) {
        portions.push({ from, track, group, interval, signal: order.signal, noteFill: order.noteFill })
      }
    }
  }
  return portions
}

interface Asked {
  readonly track: Track
  readonly targets: readonly Target[]
  readonly order: RefillOrder
  /** Unix seconds: what lies before, the source has forgotten. */
  readonly remembered: number
}

/** Targets that are not known throughout, with the span in which they could be. One question for all that are. */
async function incomplete(
  { database }: IngestParts,
  { track, targets, order, remembered }: Asked,
): Promise<ReadonlyMap<Target, HourSpan>> {
  const spans = new Map(targets.map((target) => [target, spanOf(target, order, remembered)]))
  const bySpan = new Map<string, ReadonlyMap<number, number>>()
  const found = new Map<Target, HourSpan>()
  for (const [target, span] of spans) {
    if (span.from >= span.to) continue
    const key = `${span.from}/${span.to}`
    const known = bySpan.get(key) ?? (await database.read((reader) => knownSeconds(reader, track.table, span)))
    bySpan.set(key, known)
    const isDivided = target.division.by.length > 0
    if (isDivided || (known.get(target.id) ?? 0) < span.to - span.from) found.set(target, span)
  }
  return found
}

function spanOf(target: Target, { interval }: RefillOrder, remembered: number): HourSpan {
  const { historyFrom, definedSince, watermark } = target
  // A chosen interval may be older than the retention that is configured: the source says what it still has.
  const earliest = interval === null ? nextHour(remembered) : toUnix(interval.from)
  const from = Math.max(earliest, toUnix(historyFrom), nextHour(toUnix(definedSince)))
  const settled = watermark === null ? 0 : toUnix(watermark) - SETTLE_SECONDS
  const to = Math.min(settled, interval === null ? settled : nextHour(toUnix(interval.to)))
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.floor(to / HOUR) * HOUR }
}

/** The first whole hour at or after an instant. */
function nextHour(seconds: number): number {
  return Math.ceil(seconds / HOUR) * HOUR
}

/** Asks one portion again. */
export async function refillPortion(parts: IngestParts, { from, ...plan }: RefillPortion): Promise<RefillOutcome> {
  const seconds = await ingestPortion(parts, from, plan)
  const asked = plan.group.targets.length * secondsOf(plan.interval)
  return { askedMinutes: asked / 60, filledMinutes: seconds / 60 }
}
