import type { Diagnostic } from '../yaml/diagnostic.js'
import { toDiagnostics, type Finding } from '../yaml/finding.js'
import type { ConvertedForeign } from './convert-foreign.js'
import type { ForeignRemark, Grade } from './foreign-report.js'

/** What became of one field of a foreign file, for people. */
export interface ForeignNote extends Diagnostic {
  readonly grade: Grade
}

const GRADES: readonly Grade[] = ['lost', 'changed', 'kept']

/** Remarks in reading order, those that matter most first. */
export function toNotes(remarks: readonly ForeignRemark[], sources: ReadonlyMap<string, string>): ForeignNote[] {
  return GRADES.flatMap((grade) =>
    toDiagnostics(
      remarks.filter((one) => one.grade === grade),
      sources,
    ).map((one) => ({ grade, ...one })),
  )
}

/** The mistakes of foreign files; what is lost is one of them unless somebody accepts it. */
export function foreignFindings({ findings, remarks }: ConvertedForeign, lenient: boolean): Finding[] {
  const lost = lenient ? [] : remarks.filter(({ grade }) => grade === 'lost')
  return [
    ...findings,
    ...lost.map(({ origin, path, message, hint }) => ({ origin, path, message, hint: accepting(hint) })),
  ]
}

function accepting(hint: string | null): string {
  return hint === null ? '--lenient goes on without it' : `${hint}; --lenient goes on without it`
}
