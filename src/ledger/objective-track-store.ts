import { replicaQueries } from '../slo/indicator/replica-queries.js'
import { LABELS, SERIES } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import type { Transaction } from '../store/database.js'
import { groupRows, noteSeen } from './group-store.js'
import { hoursOf } from './hours-of.js'
import { mergedHours, writeHours } from './ledger-hour-store.js'
import { MINUTE_MS, type MinuteValues } from './minute-values.js'
import type { Minute } from './minutes-codec.js'
import { loadObjectives, moveObjectives, type RawQueries } from './objective-store.js'
import { judgeCounts } from './plausible.js'
import { keepRivalries } from './rivalry-store.js'
import type { OnLeftOut, Target, Track } from './target.js'

/** The objectives of one Prometheus: events and errors per minute. */
export function objectiveTrack(slos: readonly Slo[], replicaLabels: readonly string[]): Track {
  const raw = createRawQueries(replicaLabels)
  return {
    // The base rate holds one minute's increments per second of it: times 60 they are that minute's count.
    table: 'objective',
    kind: {
      recorded: [SERIES.eventsBase, SERIES.errorsBase],
      nameLabel: LABELS.slo,
      factor: 60,
      judge: (values, { isSigned }) => judgeCounts(values, isSigned),
    },
    againEverySeconds: 60,
    load: (db) => {
      raw.forget()
      return loadObjectives(db, slos, raw.of)
    },
    async keep(db, { targets, values, rivalries, watermark, steps, onLeftOut, onUnreadable, fillsOnly }) {
      const { minutes, hashes, seen } = await byRow(db, { targets, values }, onLeftOut)
      const rows = await mergedHours(db, hoursOf(minutes, minuteOf), { hashes, onUnreadable, fillsOnly })
      steps('ingest:merged')
      await writeHours(db, rows)
      steps('ingest:rows-written')
      await noteSeen(db, seen)
      await keepRivalries(db, 'objective', { targets, rivalries })
      const ids = targets.map(({ id }) => id)
      await moveObjectives(db, ids, watermark)
    },
  }
}

interface ByRow {
  readonly minutes: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>
  /** Definition by which they were read. */
  readonly hashes: ReadonlyMap<number, string>
  /** End of the newest minute of each row that is a group's, in Unix seconds. */
  readonly seen: ReadonlyMap<number, number>
}

/** Values by the row that takes them; groups that have appeared get theirs here. */
async function byRow(
  db: Transaction,
  { targets, values }: { readonly targets: readonly Target[]; readonly values: MinuteValues },
  onLeftOut: OnLeftOut,
): Promise<ByRow> {
  const minutes = new Map<number, ReadonlyMap<number, readonly number[]>>()
  const hashes = new Map<number, string>()
  const seen = new Map<number, number>()
  for (const target of targets) {
    const byGroup = values.get(target.id)
    if (byGroup === undefined) continue
    const isGrouped = target.division.by.length > 0
    const rows = isGrouped
      ? await groupRows(db, { target, keys: [...byGroup.keys()] }, onLeftOut)
      : new Map([['', target.id]])
    for (const [key, own] of byGroup) {
      const row = rows.get(key)
      if (row === undefined) continue
      minutes.set(row, own)
      hashes.set(row, target.definitionHash)
      if (isGrouped) seen.set(row, endOf(own))
    }
  }
  return { minutes, hashes, seen }
}

function endOf(minutes: ReadonlyMap<number, unknown>): number {
  let newest = 0
  for (const minute of minutes.keys()) newest = Math.max(newest, minute)
  return (newest + MINUTE_MS) / 1000
}

/**
 * Raw queries, written where they are asked for. Parsing a thousand selectors every cycle would cost more than the rest of it, and where rules
 * record what is asked nobody needs them: those that two rounds did not ask for are forgotten.
 */
function createRawQueries(replicaLabels: readonly string[]) {
  let known = new Map<Slo, RawQueries>()
  let before = known
  return {
    /** Another round begins. */
    forget() {
      before = known
      known = new Map()
    },
    of: (slo: Slo): RawQueries => {
      const raw = known.get(slo) ?? before.get(slo) ?? write(slo)
      known.set(slo, raw)
      return raw
    },
  }

  function write(slo: Slo): RawQueries {
    const { events, errors } = replicaQueries(slo, replicaLabels)
    return [events, errors]
  }
}

function minuteOf([events = 0, errors = 0]: readonly number[]): Minute {
  const milliEvents = Math.round(events * 1000)
  // What is a little above all events is all of them. `+ 0` turns −0 into 0.
  return { milliEvents: milliEvents + 0, milliErrors: Math.min(Math.round(errors * 1000), milliEvents) + 0 }
}
