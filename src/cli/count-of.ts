import { UsageError } from '../shared/app-error.js'

/** How many are asked for with `--limit`; how many there may be at most is said by the daemon. Throws `UsageError`. */
export function countOf(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`expected a whole number such as 20 after --limit, not ${text}`)
  return Number(text)
}
