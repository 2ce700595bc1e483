import type { ReportFormat } from './issued-file.js'
import type { ReportModel } from './model.js'

/** `monthly-sla-2026-10.pdf`; of a correction `monthly-sla-2026-10-revision-2.pdf`. */
export function reportFileName({ report, period, revision }: ReportModel, format: ReportFormat): string {
  return `${report}-${period.label}${revision === 1 ? '' : `-revision-${revision}`}.${format}`
}
