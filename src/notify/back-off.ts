const FIRST_MS = 30_000
const LONGEST_MS = 60 * 60_000

/** A mail that could not be handed over for this long is given up: 3 days. */
export const GIVE_UP_AFTER_MS = 3 * 86_400_000

/**
 * When to try again: after 30 s, then twice as long each time, at most an hour.
 *
 * @param attempts that failed so far, >= 1
 * @returns `null`: the mail is too old, give it up
 */
export function nextAttemptAt(attempts: number, createdAt: Date, now: Date): Date | null {
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_AFTER_MS) return null
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20))
  return new Date(now.getTime() + wait)
}
