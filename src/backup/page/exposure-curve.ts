import { formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import type { DatasetView } from '../dataset-view.js'
import type { HourOfExposure } from '../exposure-track.js'

/** In units of the drawing; it is stretched to its place. */
const SIZE = { width: 720, height: 160 } as const
const HOUR_MS = 3_600_000

interface Point {
  readonly x: number
  readonly y: number
}

/** The largest exposure of each hour against the objective, as paths of an SVG; `null`: none is known. */
export function exposureCurve({ dataset: { rpoSeconds }, interval, track }: DatasetView) {
  if (track === null || track.worstExposureSeconds === null) return null
  const { width, height } = SIZE
  const top = Math.max(track.worstExposureSeconds, rpoSeconds) * 1.05
  const span = interval.to.getTime() - interval.from.getTime()
  const at = ({ from, worstSeconds }: HourOfExposure): Point => ({
    x: round(((from.getTime() + HOUR_MS / 2 - interval.from.getTime()) / span) * width),
    y: round(height - ((worstSeconds ?? 0) / top) * height),
  })
  const runs = unbroken(track.hours)
  const share = formatPercent(track.compliantSeconds / track.observedSeconds, { digits: 2 })
  const worst = formatSpan(track.worstExposureSeconds)
  return {
    ...SIZE,
    ...{ from: interval.from, to: interval.to },
    title: `What would have been lost, hour by hour: at most ${worst}`,
    words: `Line of exposure. At most ${worst} would have been lost; ${share} of the observed time was within the objective of ${formatSpan(rpoSeconds)}.`,
    note: `The dashed line is the objective, ${formatSpan(rpoSeconds)}. Where the line is broken nothing is known.`,
    limit: round(height - (rpoSeconds / top) * height),
    gaps: gapsOf(runs, { ...interval, width, span }),
    lines: runs.map((run) => pathsOf(run.map(at), height)),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Hours with exposure that follow on one another. */
function unbroken(hours: readonly HourOfExposure[]): readonly (readonly HourOfExposure[])[] {
  const runs: HourOfExposure[][] = []
  let last: HourOfExposure | undefined
  for (const hour of hours) {
    if (hour.worstSeconds === null) continue
    const follows = last !== undefined && hour.from.getTime() - last.from.getTime() === HOUR_MS
    if (follows) runs.at(-1)?.push(hour)
    else runs.push([hour])
    last = hour
  }
  return runs
}

interface Scale {
  readonly from: Date
  readonly to: Date
  readonly width: number
  /** Milliseconds. */
  readonly span: number
}

function gapsOf(runs: readonly (readonly HourOfExposure[])[], { from, to, width, span }: Scale) {
  const ends = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    return first === undefined || last === undefined ? [] : [first.from.getTime(), last.from.getTime() + HOUR_MS]
  })
  const edges = [from.getTime(), ...ends, to.getTime()]
  return Array.from({ length: edges.length / 2 }, (_, index) => {
    const [begin, end] = [edges[index * 2] ?? 0, edges[index * 2 + 1] ?? 0]
    return { x: round(((begin - from.getTime()) / span) * width), width: round(((end - begin) / span) * width) }
  }).filter((gap) => gap.width > 0)
}

function pathsOf(points: readonly Point[], height: number): { readonly line: string; readonly area: string } {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return { line: '', area: '' }
  // A single hour is a point: a line of no length would not be seen.
  const all =
    points.length === 1
      ? [
          { x: first.x - 1, y: first.y },
          { x: first.x + 1, y: first.y },
        ]
      : points
  const line = all.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return { line, area: `${line}L${last.x} ${height}L${first.x} ${height}Z` }
}
