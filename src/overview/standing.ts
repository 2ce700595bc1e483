import type { ShownRow } from '../feature/shown-part.js'
import type { BadgeTone } from '../page/helpers.js'
import type { StatusDocument } from '../status/status-document.js'
import { shownParts, type ShownAnswer } from '../status/status-parts.js'

/** A thing of the status: its row, and what the API says of it. */
export interface Thing {
  readonly row: ShownRow
  readonly answer: unknown
}

/** How one part of the status stands. */
export interface PartStanding extends Omit<ShownAnswer, 'answer' | 'rows'> {
  /** The worst first, else in the order of the status. */
  readonly things: readonly Thing[]
}

/** How everything stands, for pages: made once of each status. */
export interface Standing {
  readonly document: Pick<StatusDocument, 'at' | 'version' | 'configHash' | 'ledgerWatermark'>
  readonly parts: readonly PartStanding[]
}

const ORDER: readonly BadgeTone[] = ['bad', 'warn', 'open', 'calm', 'good']

/** The lower, the worse. */
export function rankOf(tone: BadgeTone): number {
  return ORDER.indexOf(tone)
}

/** Reads what pages need out of a status. */
export function standingOf(document: StatusDocument): Standing {
  return {
    document,
    parts: shownParts(document).map(({ answer, rows, ...part }) => ({
      ...part,
      things: worstFirst(rows.map((row) => ({ row, answer: entryAt(answer, row.entry) }))),
    })),
  }
}

/** Keeps the standing until there is a newer status. */
export function createStandings(status: () => StatusDocument | null): () => Standing | null {
  let newest: Standing | null = null
  return () => {
    const document = status()
    if (document === null) return null
    if (newest?.document.at !== document.at) newest = standingOf(document)
    return newest
  }
}

export function worstFirst(things: readonly Thing[]): readonly Thing[] {
  return things.toSorted((one, other) => rankOf(one.row.badge.tone) - rankOf(other.row.badge.tone))
}

/** What a JSON pointer without escapes names. */
function entryAt(answer: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce((value, step) => (value as Readonly<Record<string, unknown>>)[step], answer)
}
