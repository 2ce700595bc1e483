import * as z from 'zod'
import type { ReportPart } from '../feature/report-section.js'
import type { ChangedFigure } from './correction.js'

interface Figure {
  /** Everything that is compared. */
  readonly text: string
  /** The one that people know it by. */
  readonly ratio: number | null
}

/** What a report says about its period, by name of what it says it about. */
export type ReportedFigures = ReadonlyMap<string, Figure>

const reportSchema = z.record(z.string(), z.unknown())

/** Reads the figures of a report out of its JSON; `null`: some feature finds others in it than this version tells. */
export function reportedFigures(json: string, parts: readonly ReportPart[]): ReportedFigures | null {
  const report = reportSchema.safeParse(JSON.parse(json))
  if (!report.success) return null
  const all = parts.map(({ key, figures }) => (figures === undefined ? [] : figures(report.data[key])))
  const known = all.flatMap((figures) => figures ?? [])
  if (all.includes(null)) return null
  return new Map(known.map(({ name, compared, ratio }) => [name, { text: JSON.stringify(compared), ratio }]))
}

/** What differs between two reports of one period, in the order of the later one. */
export function changedFigures(before: ReportedFigures, after: ReportedFigures): readonly ChangedFigure[] {
  const names = [...new Set([...after.keys(), ...before.keys()])]
  return names
    .filter((name) => before.get(name)?.text !== after.get(name)?.text)
    .map((name) => ({ name, before: before.get(name)?.ratio ?? null, after: after.get(name)?.ratio ?? null }))
}
