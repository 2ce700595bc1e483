import type { SheetRow } from '../document/rows.js'
import { keyFigureRows } from './kpi/key-figure-rows.js'
import { keyFiguresOf, type ReportModel } from './model.js'

/**
 * Rows of all features, each with the report it is of: those of several months can stand in one sheet.
 *
 * @param hash SHA-256 of the report's JSON, hex; `null`: it is not issued
 */
export function reportRows(
  { report, period, revision, number, contents }: ReportModel,
  hash: string | null,
): readonly SheetRow[] {
  const place = { report, number, revision, sha256: hash, period: period.label }
  const rows = [...contents.flatMap((one) => one.rows ?? []), ...keyFigureRows(keyFiguresOf({ contents }))]
  return rows.map(({ kind, cells }) => ({ kind, cells: { ...place, ...cells } }))
}
