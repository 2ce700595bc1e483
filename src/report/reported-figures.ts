import * as z from 'zod'
import type { ReportPart } from '../feature/report-section.js'
import type { ChangedFigure } from './correction.js'

interface Figure {
  /** Everything that is compared. */
  readonly text: string
  /** The one that people know it by. */
  readonly ratio: number | null
}

/** What a report says about its period, by name of what it says it about, under the key of each part that it has. */
export type ReportedFigures = ReadonlyMap<string, ReadonlyMap<string, Figure>>

const reportSchema = z.record(z.string(), z.unknown())

/** Reads the figures of a report out of its JSON; `null`: some feature finds others in it than this version tells. */
export function reportedFigures(json: string, parts: readonly ReportPart[]): ReportedFigures | null {
  const report = reportSchema.safeParse(JSON.parse(json))
  if (!report.success) return null
  const told = new Map<string, ReadonlyMap<string, Figure>>()
  for (const { key, figures: read } of parts) {
    if (read === undefined || report.data[key] === undefined) continue
    const figures = read(report.data[key])
    if (figures === null) return null
    told.set(
      key,
      new Map(figures.map(({ name, compared, ratio }) => [name, { text: JSON.stringify(compared), ratio }])),
    )
  }
  return told
}

/** What differs between two reports of one period, in the order of the later one. A part that one of them lacks, because there was no such feature, is no difference. */
export function changedFigures(before: ReportedFigures, after: ReportedFigures): readonly ChangedFigure[] {
  return [...after].flatMap(([key, figures]) => changedIn(before.get(key) ?? figures, figures))
}

function changedIn(before: ReadonlyMap<string, Figure>, after: ReadonlyMap<string, Figure>): readonly ChangedFigure[] {
  const names = [...new Set([...after.keys(), ...before.keys()])]
  return names
    .filter((name) => before.get(name)?.text !== after.get(name)?.text)
    .map((name) => ({ name, before: before.get(name)?.ratio ?? null, after: after.get(name)?.ratio ?? null }))
}
