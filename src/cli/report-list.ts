import { reasonOf } from '../report/correction.js'
import { formatInstant } from '../words/format-date.js'
import type { ListedReport } from '../report/issued-report-store.js'

/** One line per revision that was issued: when, why it was, and what took its place. */
export function renderReportList(reports: readonly ListedReport[], zoneOf: (report: string) => string): string {
  if (reports.length === 0) return 'No report was issued.\n'
  const newest = new Map(reports.map(({ report, period, revision }) => [`${report} ${period}`, revision]))
  const lines = reports.map(({ report, period, revision, issuedAt, correction }) => {
    const zone = zoneOf(report)
    const title = `${report} ${period}`
    const last = newest.get(title) ?? revision
    const standing = revision < last ? `superseded by revision ${revision + 1}` : 'stands'
    const why = correction === null ? '' : `; corrects revision ${revision - 1}: ${reasonOf(correction, zone)}`
    return `${title} revision ${revision}, issued on ${formatInstant(issuedAt, zone)}: ${standing}${why}\n`
  })
  return lines.join('')
}
