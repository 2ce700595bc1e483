import type { Decision, DecisionKind, Hold } from './hold.js'

interface Decided {
  readonly number: string
  readonly revision: number
  /** `null`: it was sent at its issue. */
  readonly hold: Hold | null
}

/** Why a revision cannot be decided on in this way, as a sentence; `null`: it can, or has been. */
export function refusalOf(
  { number, revision, hold }: Decided,
  { kind, newest }: { readonly kind: DecisionKind; readonly newest: number },
): string | null {
  const which = `revision ${revision} of the report ${number}`
  if (hold === null) return `${which} waits for nobody: it was sent when it was issued`
  if (hold.decision !== null) return hold.decision.kind === kind ? null : `${which} ${decidedWords(hold.decision)}`
  if (revision < newest) return `${which} is superseded: revision ${newest} has taken its place, look at that one`
  return null
}

function decidedWords({ kind, by }: Decision): string {
  return kind === 'approve'
    ? `was approved by ${by} and sent: \`plimsoll report revise\` makes a correction`
    : `was rejected by ${by} and is not sent: \`plimsoll report revise\` makes it again, to be approved anew`
}
