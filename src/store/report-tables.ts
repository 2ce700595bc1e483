/** Tables of `report/`. Instants are Unix seconds (UTC). */
export interface ReportTables {
  issued_report: IssuedReportTable
}

/** Every report that was issued, as it was issued: never edited. One row per (report, period, revision). */
export interface IssuedReportTable {
  report: string
  /** Period label, e.g. `2026-10`. */
  period: string
  /** 1; a later revision supersedes the earlier ones, which remain. */
  revision: number
  /** The whole report as JSON, see `reportJson`. */
  model: string
  config_hash: string
  version: string
  issued_at: number
}
