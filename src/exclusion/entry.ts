import type { Interval } from '../calendar/interval.js'
import type { ScopePart, StatedExclusion } from '../sla/stated-exclusion.js'
import type { ExclusionKind } from '../sla/terms.js'

/** What somebody says does not count, before it is kept. */
export interface Order extends Interval {
  readonly kind: ExclusionKind
  /** Name of planned work, which mutes alerts; `null`: it is none. */
  readonly window: string | null
  /** When those concerned were told; `null`: nobody says. */
  readonly announced: Date | null
  readonly author: string
  readonly reason: string
  /** A link or a text. */
  readonly evidence: string | null
  readonly scope: readonly ScopePart[]
}

/** The same as it is kept: for ever, also where it was withdrawn. */
export interface Entry extends Order {
  /** By which people call it: 1, 2, 3, … */
  readonly id: number
  /** When it was entered, by our clock. */
  readonly recorded: Date
  /** `null`: it stands. */
  readonly withdrawn: { readonly at: Date; readonly by: string; readonly why: string } | null
}

/** The number that somebody wrote; 0, which none has: it is no number. */
export function entryNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** As agreements are told of it. */
export function statedOf(entry: Entry): StatedExclusion {
  const { id, kind, from, to, announced, recorded, author, reason, evidence, scope } = entry
  const said = { id, kind, from, to, announced, recorded, author, reason, evidence, scope }
  return { ...said, name: nameOf(entry), isMaintenance: entry.window !== null }
}

/** `upgrade`, or `force majeure #12`. */
export function nameOf({ window, kind, id }: Pick<Entry, 'window' | 'kind' | 'id'>): string {
  return window ?? `${kindWords(kind)} #${id}`
}

/** `force majeure`. */
export function kindWords(kind: ExclusionKind): string {
  return kind === 'customer_caused' ? 'caused by the customer' : kind.replaceAll('_', ' ')
}

/** `checkout/acme-api`, or `checkout`. */
export function scopeText({ service, agreement }: ScopePart): string {
  return agreement === null ? service : `${service}/${agreement}`
}
