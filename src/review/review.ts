/** Something that people look at again and again, or are trained in. */
export interface Review {
  readonly name: string
  readonly everySeconds: number
  /** Who sees to it: a team, or a person. */
  readonly owner: string
  /** Address of what is reviewed; `null`: none is given. */
  readonly document: string | null
  readonly description: string | null
  /** Who has to be trained, each for themselves; empty: it is no training, and is signed off as a whole. */
  readonly people: readonly string[]
  /** Day (midnight in UTC) by which it is first due; `null`: at once. */
  readonly firstDue: Date | null
}

/** What reviews are of the configuration. */
export interface ReviewsPart {
  readonly reviews: readonly Review[]
}

/** That somebody has signed it off. */
export interface SignOff {
  readonly number: number
  readonly review: string
  /** Who was trained; `null`: it is no training. */
  readonly person: string | null
  readonly at: Date
  readonly by: string
  /** SHA-256 (hex) of the configuration for which it was signed. */
  readonly configHash: string
  readonly note: string | null
}

/** `due`: soon; `overdue`: its time is over; `never` is overdue as well, and nobody has ever signed. */
export const REVIEW_STATES = ['overdue', 'due', 'current'] as const

export type ReviewState = (typeof REVIEW_STATES)[number]

/** How a review stands. */
export interface ReviewStanding {
  readonly review: Review
  readonly state: ReviewState
  /** The earliest of those who have to sign. */
  readonly dueAt: Date
  /** The newest; `null`: nobody ever has. */
  readonly last: SignOff | null
  /** Whether the configuration is another one than the newest was signed for; `null`: there is none. */
  readonly configChanged: boolean | null
  /** Of a training: how each person stands. */
  readonly people: readonly { readonly person: string; readonly last: SignOff | null; readonly dueAt: Date }[]
}

/** Share of its cadence before its end from which a review is due. */
const DUE_SHARE = 0.15

/**
 * How a review stands by its newest sign-off of each person. A training is due as soon as one of its people has to be trained again; who is
 * named no more counts no more.
 *
 * @param newest by person, '' where it is no training
 */
export function reviewStanding(
  review: Review,
  newest: ReadonlyMap<string, SignOff>,
  { now, configHash }: { readonly now: Date; readonly configHash: string },
): ReviewStanding {
  const signers = review.people.length === 0 ? [''] : review.people
  const each = signers.map((person) => {
    const last = newest.get(person) ?? null
    return { person, last, dueAt: dueAfter(review, last) }
  })
  const dueAt = new Date(Math.min(...each.map((one) => one.dueAt.getTime())))
  const last = each.map((one) => one.last).reduce((a, b) => (a !== null && (b === null || a.at >= b.at) ? a : b), null)
  return {
    ...{ review, dueAt, last },
    state: stateAt(now, dueAt, review.everySeconds),
    configChanged: last === null ? null : last.configHash !== configHash,
    people: review.people.length === 0 ? [] : each,
  }
}

function dueAfter({ everySeconds, firstDue }: Review, last: SignOff | null): Date {
  return last === null ? (firstDue ?? new Date(0)) : new Date(last.at.getTime() + everySeconds * 1000)
}

function stateAt(now: Date, dueAt: Date, everySeconds: number): ReviewState {
  const left = dueAt.getTime() - now.getTime()
  if (left <= 0) return 'overdue'
  return left <= everySeconds * 1000 * DUE_SHARE ? 'due' : 'current'
}

/** Address of the page of a review. */
export function reviewPath(name: string): string {
  return `/reviews/${encodeURIComponent(name)}`
}
