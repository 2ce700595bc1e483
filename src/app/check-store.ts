import { verifyChain, type Verdict } from '../audit/verify-store.js'
import {
  checkDatasetHours,
  checkObjectiveHours,
  type CheckedHours,
  type HourFault,
} from '../ledger/check-hours-store.js'
import { openStore } from '../store/open-store.js'
import type { StorePlace } from '../store/store-place.js'
import { damagesOf, looseRowsOf } from '../store/transfer/file-faults-store.js'

export interface StoreCheck {
  readonly place: StorePlace
  readonly onFinding: (finding: string) => void
  /** Told of what is looked at, in words. */
  readonly onProgress: (doing: string) => void
  readonly signal: AbortSignal
}

/** What was looked at, and found as it should be but for what `onFinding` was told. */
export interface CheckedStore {
  /** `null`: it is the server's business. */
  readonly isFile: boolean
  readonly objectives: CheckedHours
  readonly datasets: CheckedHours
  /** Entries of the audit log that are as written. */
  readonly entries: number
}

/**
 * Looks whether a store is as it was written: pages, indexes and references of a file; sums of hours against their minutes; the chain of the
 * audit log. Nobody has to wait for it.
 *
 * @returns `null`: the file is damaged, and nothing in it can be relied on
 * @throws StoreError; `AbortError`
 */
export async function checkStore(check: StoreCheck): Promise<CheckedStore | null> {
  const { place, onFinding, onProgress, signal } = check
  if (typeof place === 'string') {
    onProgress('pages, indexes and references of the file')
    const damages = damagesOf(place)
    damages.forEach(onFinding)
    if (damages.length > 0) return null
    looseRowsOf(place).forEach(onFinding)
  }
  const database = await openStore(place)
  try {
    const hours = (of: string) => ({
      ...{
        signal,
        onFault: (fault: HourFault) => {
          onFinding(`${fault.whose}, hour of ${hourOf(fault)}: ${fault.what}`)
        },
      },
      onProgress: (count: number) => {
        onProgress(`${count.toLocaleString('en-US')} hours of ${of}`)
      },
    })
    const objectives = await checkObjectiveHours(database, hours('objectives'))
    const datasets = await checkDatasetHours(database, hours('datasets'))
    onProgress('the audit log')
    const verdict = await verifyChain(database, { signal })
    signal.throwIfAborted()
    return { isFile: typeof place === 'string', objectives, datasets, entries: entriesOf(verdict, onFinding) }
  } finally {
    await database.close()
  }
}

function entriesOf(verdict: Verdict | null, onFinding: (finding: string) => void): number {
  if (verdict?.fault != null) onFinding(`audit log: ${verdict.fault.what}`)
  return verdict?.entries ?? 0
}

function hourOf({ hour }: HourFault): string {
  return hour.toISOString().replace('.000', '')
}
