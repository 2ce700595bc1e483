import { type Counts, noCounts } from '../slo/counts.js'
import { noUnit, type UnitTally } from './contract/tally.js'

/** Of how many minutes sums are, known and unknown ones. */
interface Summed {
  readonly counts: Counts
  readonly minutes: number
}

/**
 * The tally of one member by the methods over requests, from sums: these add up whatever minute each request fell into.
 *
 * @param counted minutes that count
 * @param kept minutes that are left out and kept as good: their requests count, their errors do not
 */
export function tallySums(counted: Summed, kept: Summed = { counts: noCounts, minutes: 0 }): UnitTally {
  const [known, knownKept] = [knownMinutes(counted), knownMinutes(kept)]
  const unit = noUnit()
  const events = Math.max(0, counted.counts.events)
  unit.events.add(events)
  unit.events.add(Math.max(0, kept.counts.events))
  unit.errors.add(Math.min(events, Math.max(0, counted.counts.errors)))
  return {
    ...unit,
    counted: counted.minutes + kept.minutes,
    known: known + knownKept,
    unknown: counted.minutes - known,
    unknownGood: kept.minutes - knownKept,
  }
}

/** The share of an hour whose minutes are no longer kept is no whole number of them. */
function knownMinutes({ counts, minutes }: Summed): number {
  return Math.min(minutes, Math.round(counts.observedSeconds / 60))
}
