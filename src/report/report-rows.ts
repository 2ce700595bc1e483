import type { SheetRow } from '../document/rows.js'
import type { ReportModel } from './model.js'

/** Rows of all features, each with the report it is of: those of several months can stand in one sheet. */
export function reportRows({ report, period, revision, number, contents }: ReportModel): readonly SheetRow[] {
  const place = { report, number, revision, period: period.label }
  return contents.flatMap(({ rows = [] }) => rows).map(({ kind, cells }) => ({ kind, cells: { ...place, ...cells } }))
}
