import type { SheetRow } from '../../document/rows.js'
import type { AgreementMonth } from './agreement-month.js'

/** What was said not to count as rows: of each stretch by whom, since when, and what was decided. */
export function exclusionRows(agreements: readonly AgreementMonth[]): readonly SheetRow[] {
  return agreements.flatMap(({ result }) =>
    result.exclusions.map((one) => ({
      kind: 'exclusion',
      cells: {
        service: result.service,
        agreement: result.sla,
        customer: result.customer,
        from: one.from,
        to: one.to,
        exclusion: one.window,
        exclusion_kind: one.kind,
        excluded: one.excluded,
        refusal: one.refusal,
        refusal_code: one.refusalCode ?? null,
        part_of: one.partOf,
        begins: one.begins,
        announced: one.announced,
        recorded: one.recorded,
        entered_afterwards: one.recorded === null ? null : one.recorded > one.begins,
        author: one.author,
        reason: one.reason,
        evidence: one.evidence,
      },
    })),
  )
}
