import { AppError } from '../shared/app-error.js'
import { systemReason } from '../shared/system-error.js'

/**
 * The store cannot be used as it is; a person has to mend it. Codes: `store_unopenable` (no such folder, no database, locked for long),
 * `store_newer` (written by a newer Plimsoll), `store_empty` (a file of 0 bytes),
 * `store_gone` (taken away while it was open), `store_in_use` (another daemon works with it),
 * `store_unreachable` (the server does not answer), `store_unfit` (a server or database that will not do).
 */
export class StoreError extends AppError {}

/** Why a store could not be opened, in one sentence. */
export function unopenable(file: string, cause: unknown): StoreError {
  const reason = systemReason(cause) ?? (cause instanceof Error ? cause.message : String(cause))
  return new StoreError('store_unopenable', `cannot open the store ${file}: ${reason}`, { cause })
}
