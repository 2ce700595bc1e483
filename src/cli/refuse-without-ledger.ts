import { statSync } from 'node:fs'
import { UsageError } from '../shared/app-error.js'

/**
 * For commands that tell of what is there already: in the wrong folder a new store would be begun, and nobody would notice.
 *
 * @param hint what else helps, as a sentence
 */
export function refuseWithoutLedger(file: string, hint = ''): void {
  if (hasLedger(file)) return
  const question = 'is this where `plimsoll serve` keeps it (`storage.url`)?'
  throw new UsageError([`there is no ledger at ${file}: ${question}`, hint].filter((part) => part !== '').join(' '))
}

/** Whether a daemon has ever worked here. */
export function hasLedger(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
}
