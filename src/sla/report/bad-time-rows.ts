import type { RowValue, SheetRow } from '../../document/rows.js'
import type { BadSums, ListedStretch } from '../bad-list.js'
import type { AgreementMonth } from './agreement-month.js'

/** Where the bad time of agreements lies as rows, one per stretch: what they count adds up to what the agreement used. */
export function badTimeRows(agreements: readonly AgreementMonth[]): readonly SheetRow[] {
  return agreements.flatMap((month) => {
    const { bad, result } = month
    if (bad === null) return []
    const rest = { from: result.judged.from, to: result.judged.to, member: null }
    return [
      ...bad.stretches.map((one) => rowOf(month, one, { ...stretchCells(one), stretches: 1 })),
      ...(bad.others === null
        ? []
        : [rowOf(month, bad.others, { ...rest, bad_kind: 'others', stretches: bad.others.count })]),
      ...(bad.beside === null ? [] : [rowOf(month, bad.beside, { ...rest, bad_kind: 'beside', stretches: null })]),
    ]
  })
}

function rowOf({ result, noData }: AgreementMonth, sums: BadSums, cells: Readonly<Record<string, RowValue>>): SheetRow {
  return {
    kind: 'bad_interval',
    cells: {
      service: result.service,
      agreement: result.sla,
      customer: result.customer,
      ...cells,
      bad_seconds: sums.badSeconds,
      bad_at_worst_seconds: sums.atWorstSeconds,
      bad_errors: sums.errors,
      bad_errors_at_worst: sums.errorsAtWorst,
      unknown_seconds: sums.unknownSeconds,
      no_data: sums.unknownSeconds > 0 ? noData : null,
    },
  }
}

function stretchCells({ from, to, kind, member, incidents, recovery }: ListedStretch) {
  return {
    from,
    to,
    bad_kind: kind,
    member,
    incidents: incidents.length === 0 ? null : incidents.map(({ number }) => `#${number}`).join(' '),
    incident_titles: incidents.length === 0 ? null : incidents.map(({ title }) => title).join('; '),
    recovery_seconds: recovery?.seconds ?? null,
    loss_seconds: recovery?.lossSeconds ?? null,
  }
}
