import { Temporal } from 'temporal-polyfill'

/** Time between two changes of a zone's clock. */
export interface SteadyStretch {
  /** UTC milliseconds, `[from, to)`; infinite where no change is known. */
  readonly from: number
  readonly to: number
  /** How far the clock is ahead of UTC, in milliseconds. */
  readonly ahead: number
}

const known = new Map<string, SteadyStretch[]>()
const REMEMBERED_ZONES = 50

/** The stretch that holds an instant. Remembered, because asking a zone anew for every slot of a year takes a hundred times as long. */
export function steadyStretchAt(instant: number, zone: string): SteadyStretch {
  const stretches = known.get(zone) ?? []
  const found = stretches.findLast(({ from, to }) => from <= instant && instant < to)
  if (found !== undefined) return found
  const follows = stretches.some(({ to }) => to === instant)
  const stretch = askZone(instant, zone, follows)
  if (known.size >= REMEMBERED_ZONES) known.clear()
  known.set(zone, [...stretches, stretch])
  return stretch
}

function askZone(instant: number, zone: string, isChange: boolean): SteadyStretch {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const next = local.getTimeZoneTransition('next')
  return {
    from: isChange ? instant : beginning(local),
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    ahead: local.offsetNanoseconds / 1_000_000,
  }
}

/** The change itself belongs to the stretch that it begins: `previous` is strictly earlier. */
function beginning(local: Temporal.ZonedDateTime): number {
  const previous = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY
}
