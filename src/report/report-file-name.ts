import type { ReportFormat } from './issued-file.js'

/** What files are named after. */
export interface NamedReport {
  readonly report: string
  readonly period: { readonly label: string }
  readonly revision: number
}

/** `monthly-sla-2026-10.pdf`; of a correction `monthly-sla-2026-10-revision-2.pdf`. */
export function reportFileName({ report, period, revision }: NamedReport, format: ReportFormat): string {
  return `${report}-${period.label}${revision === 1 ? '' : `-revision-${revision}`}.${format}`
}
