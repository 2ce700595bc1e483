import { LABELS, SERIES } from '../slo/series-names.js'
import { rawQueries } from '../slo/indicator/indicator-queries.js'
import type { Slo } from '../slo/slo.js'
import { hoursOf } from './hours-of.js'
import { mergedHours, writeHours } from './ledger-hour-store.js'
import type { Minute } from './minutes-codec.js'
import { loadObjectives, moveObjectives, type RawQueries } from './objective-store.js'
import type { Track } from './track.js'

/** The objectives of one Prometheus: events and errors per minute. */
export function objectiveTrack(slos: readonly Slo[]): Track {
  // Written once: parsing a thousand selectors every cycle would cost more than the rest of it.
  const queries = new Map(slos.map((slo) => [slo, rawQueriesOf(slo)]))
  return {
    // The base rate holds one minute's increments per second of it: times 60 they are that minute's count.
    kind: { recorded: [SERIES.eventsBase, SERIES.errorsBase], nameLabel: LABELS.slo, factor: 60 },
    load: (db) => loadObjectives(db, queries),
    async keep(db, { targets, values, watermark, steps }) {
      const rows = await mergedHours(db, targets, hoursOf(values, minuteOf))
      steps('ingest:merged')
      await writeHours(db, rows)
      steps('ingest:rows-written')
      await moveObjectives(
        db,
        targets.map(({ id }) => id),
        watermark,
      )
    },
  }
}

function rawQueriesOf(slo: Slo): RawQueries {
  const { events, errors } = rawQueries(slo)
  return [events, errors]
}

function minuteOf([events = 0, errors = 0]: readonly number[]): Minute {
  // `+ 0` turns −0 into 0.
  return { milliEvents: Math.max(0, Math.round(events * 1000)), milliErrors: Math.round(errors * 1000) + 0 }
}
