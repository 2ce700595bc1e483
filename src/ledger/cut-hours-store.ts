import { batches } from '../shared/batches.js'
import { listsBy } from '../shared/lists-by.js'
import type { Reader } from '../store/database.js'
import type { CutHour, HourCut } from './cut-hours.js'
import { bytesOf } from './ledger-hour-store.js'
import { sumMinutesOrNull, type HourSums } from './minutes-codec.js'
import { addSums } from './settled-sums.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'

/** Objectives in one statement: a month of hours of so many takes some 20 ms, in which nothing else is answered. */
export const OBJECTIVES_AT_ONCE = 250

/** An interval, and the objectives of which it is asked. */
export interface CutInterval {
  readonly cut: HourCut
  /** By id. */
  readonly rows: ReadonlyMap<number, unknown>
  /** Grows. */
  readonly sums: Map<number, HourSums>
}

/** The minutes of an hour are read once, however many intervals cut it. */
export async function addCutHours(
  db: Reader,
  all: readonly CutInterval[],
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<void> {
  const parts = all.flatMap(({ cut, ...rest }) => cut.cut.map((part) => ({ ...part, ...rest })))
  for (const [hour, cutting] of listsBy(parts, (part: Cutting) => part.hour)) {
    const ids = new Set(cutting.flatMap(({ rows }) => [...rows.keys()]))
    for (const batch of batches([...ids], OBJECTIVES_AT_ONCE)) {
      for (const row of await cutHour(db, batch, hour)) addCut(row, cutting, onUnreadable)
    }
  }
}

type Cutting = CutHour & Omit<CutInterval, 'cut'>

type CutRow = Awaited<ReturnType<typeof cutHour>>[number]

function cutHour(db: Reader, ids: readonly number[], hour: number) {
  return db
    .selectFrom('ledger_hour')
    .select(['objective_id', 'hour', 'milli_events', 'milli_errors', 'observed_seconds', 'minutes'])
    .where('objective_id', 'in', ids)
    .where('hour', '=', hour)
    .where(isReadable)
    .execute()
}

function addCut(row: CutRow, cutting: readonly Cutting[], onUnreadable: (hour: UnreadableHour) => void): void {
  const id = row.objective_id
  const parts = new Map<string, HourSums>()
  for (const { first, last, rows, sums } of cutting) {
    if (!rows.has(id)) continue
    // Windows that end together cut the same part of their last hour.
    const key = `${first}/${last}`
    const sum = parts.get(key) ?? cutSums(row, { first, last }, parts.size === 0 ? onUnreadable : () => undefined)
    parts.set(key, sum)
    if (sum.observedSeconds > 0) addSums(sums, id, sum)
  }
}

function cutSums(
  row: CutRow,
  { first, last }: Pick<CutHour, 'first' | 'last'>,
  onUnreadable: (hour: UnreadableHour) => void,
): HourSums {
  const share = () => shareOf(row, (last - first) / 60)
  if (row.minutes === null) return share()
  const sum = sumMinutesOrNull(bytesOf(row.minutes), first, last)
  if (sum === null) onUnreadable({ kind: 'objective', targetId: row.objective_id, hour: row.hour })
  return sum ?? share()
}

function shareOf(
  row: { readonly milli_events: number; readonly milli_errors: number; readonly observed_seconds: number },
  share: number,
): HourSums {
  return {
    milliEvents: Math.round(row.milli_events * share),
    milliErrors: Math.round(row.milli_errors * share),
    observedSeconds: Math.round((row.observed_seconds * share) / 60) * 60,
  }
}
