import { figureChanges } from '../../report/correction.js'
import type { Recomputed, Standing, Verification } from '../../report/verify/verification.js'
import { formatInstant } from '../../words/format-date.js'

/** What was found out about a copy, in sentences. */
export function renderVerification(file: string, found: Verification, zoneOf: (report: string) => string): string {
  const { format, place, report } = found
  if (place === null)
    return `${file}: names no report, and no file with these bytes was issued here (SHA-256 ${found.sha256}).\n`
  const title = `report ${place.number}, revision ${place.revision}`
  if (report === null) return `${file}: says that it is ${title}, which was not issued here.\n`
  const zone = zoneOf(report.report)
  const about = `${report.report} ${report.period}, issued on ${formatInstant(report.issuedAt, zone)}`
  return [
    `${file}: ${title} (${about}), as ${format.toUpperCase()}.`,
    ...standingLines(report.standing),
    ...(report.supersededBy === null ? [] : [`Superseded: revision ${report.supersededBy} stands.`]),
    ...recomputedLines(report.recomputed),
    `SHA-256 of the report's JSON: ${report.hash}`,
    '',
  ].join('\n')
}

function standingLines(standing: Standing): readonly string[] {
  switch (standing.kind) {
    case 'unchanged':
      return ['Unchanged: every byte is as it was issued.']
    case 'same':
      return ['Written anew, not changed: all that it says is as it was issued, but other bytes say it.']
    case 'undecided':
      return [`Not decided: ${standing.why}.`]
    case 'different':
      return ['CHANGED: this is not what was issued.', ...standing.differences.map((one) => `  ${one}`)]
  }
}

function recomputedLines(recomputed: Recomputed | null): readonly string[] {
  switch (recomputed?.kind) {
    case undefined:
      return []
    case 'same':
      return ['Recomputed from the ledger: the same figures.']
    case 'impossible':
      return [`Not recomputed: ${recomputed.why}.`]
    case 'different': {
      const other = recomputed.configurationChanged ? ' The configuration is another one by now.' : ''
      return [
        `Recomputed from the ledger: other figures than were issued: ${figureChanges(recomputed.changed)}.${other}`,
      ]
    }
  }
}

/** Whether nobody need look: it is what was issued, and what stands is still what the ledger says. */
export function isSound({ report }: Verification): boolean {
  if (report === null || !['unchanged', 'same'].includes(report.standing.kind)) return false
  return report.supersededBy !== null || report.recomputed?.kind !== 'different'
}
