import { setTimeout as pause } from 'node:timers/promises'

/** How many questions the stores of this process are asked at the moment; only counted where they are PostgreSQL's. */
export const asked = { now: 0 }

/** So long nobody asks anything once nobody goes on, in milliseconds. */
const QUIET_MS = 15

/**
 * Waits until what goes on behind an answer is written. SQLite answers one question after the other, so that who asks next sees it anyway;
 * on PostgreSQL they overtake each other.
 */
export async function storeIsQuiet(): Promise<void> {
  if (process.env['PLIMSOLL_TEST_POSTGRES'] === undefined) return
  for (let quiet = 0; quiet < 3; quiet = asked.now === 0 ? quiet + 1 : 0) await pause(QUIET_MS / 3)
}
