import type { Interval } from '../calendar/interval.js'
import { noCounts, objectiveId, type CountsReader } from '../slo/counts.js'
import { BURN_WINDOWS, evaluateSlo, type BurnWindow } from '../slo/evaluate-slo.js'
import type { SloStatus } from '../slo/slo-status.js'
import { sloKey, type Slo } from '../slo/slo.js'
import { readCounts } from './read-counts.js'

const WINDOWS = Object.keys(BURN_WINDOWS) as readonly BurnWindow[]

function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
}

function before(to: Date, seconds: number): Interval {
  return { from: new Date(to.getTime() - seconds * 1000), to }
}

/** Intervals of one SLO: its period first, then its windows; all end at its watermark. */
function intervalsOf(slo: Slo, watermark: Date): readonly Interval[] {
  return [slo.periodSeconds, ...WINDOWS.map((window) => BURN_WINDOWS[window])].map((seconds) =>
    before(watermark, seconds),
  )
}

/**
 * How all SLOs stand.
 *
 * @param watermarks by `objectiveId`; an SLO that was never ingested has no data over the period that ends now
 */
export async function readSlos(
  slos: readonly Slo[],
  reader: CountsReader,
  { watermarks, now }: { readonly watermarks: ReadonlyMap<string, Date>; readonly now: Date },
): Promise<readonly SloStatus[]> {
  const asked = slos.map((slo) => {
    const key = sloKey(slo)
    const watermark = watermarks.get(objectiveId(key)) ?? wholeMinute(now)
    return { slo, key, intervals: intervalsOf(slo, watermark) }
  })
  const requests = asked.flatMap(({ key, intervals }) => intervals.map((interval) => ({ key, interval })))
  const counts = await readCounts(reader, requests)
  const width = WINDOWS.length + 1
  return asked.map(({ slo, intervals }, index) => {
    const [own = noCounts, ...windows] = counts.slice(index * width, (index + 1) * width)
    const [period = before(now, slo.periodSeconds)] = intervals
    const at = (window: BurnWindow) => windows[WINDOWS.indexOf(window)] ?? noCounts
    const evidence = {
      period,
      counts: own,
      windows: { '1h': at('1h'), '6h': at('6h'), '1d': at('1d'), '3d': at('3d') },
    }
    return evaluateSlo(slo, evidence, now)
  })
}
