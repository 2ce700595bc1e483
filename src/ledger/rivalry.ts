import * as z from 'zod'

/**
 * A stretch in which series that are not replicas of each other told of one value. While one of them is silent, the other is still not the
 * whole: what it says is not taken either.
 */
export interface Rivalry {
  /** First and last minute in which they contradicted each other (its start in ms). */
  readonly from: number
  readonly to: number
  /** Labels in which they differ. */
  readonly labels: readonly string[]
}

/** Rivalries of a target by group ('' where it is one whole). */
export type Rivalries = Readonly<Record<string, Rivalry>>

const stored = z.record(z.string(), z.object({ from: z.number(), to: z.number(), labels: z.array(z.string()) }))

/** @returns none where the text cannot be read: they are found again with the next minute */
export function parseRivalries(text: string): Rivalries {
  if (text === '') return {}
  try {
    return stored.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

export function renderRivalries(rivalries: Rivalries): string {
  return Object.keys(rivalries).length === 0 ? '' : JSON.stringify(rivalries)
}

/** A rival that has been silent for this long is gone. */
const REMEMBERED_MS = 86_400_000

/** Whether a lone voice of that minute may be one of several. */
export function isWithin({ from, to }: Rivalry, minute: number): boolean {
  return minute > from - REMEMBERED_MS && minute < to + REMEMBERED_MS
}

/** Whether the configuration has settled it: `told` are labels of replicas, or of groups with rows of their own. */
export function isSettled({ labels }: Rivalry, told: readonly string[]): boolean {
  return labels.every((label) => told.includes(label))
}

/** One stretch after a further minute of an answer. */
export function extended(before: Rivalry | undefined, minute: number, labels: readonly string[]): Rivalry {
  if (before === undefined) return { from: minute, to: minute, labels }
  return union(before, { from: minute, to: minute, labels })
}

/** What is remembered once an answer told of a stretch: both where they belong together, else the newer one. */
export function remembered(before: Rivalry | undefined, told: Rivalry): Rivalry {
  if (before === undefined) return told
  if (isWithin(before, told.from) || isWithin(before, told.to) || isWithin(told, before.from))
    return union(before, told)
  return told.to > before.to ? told : before
}

function union(a: Rivalry, b: Rivalry): Rivalry {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    labels: [...new Set([...a.labels, ...b.labels])].toSorted(),
  }
}
