import { AppError } from '../shared/app-error.js'

/**
 * The store cannot be used as it is; a person has to mend it. Codes: `store_unopenable` (no such folder, no database, locked for long),
 * `store_newer` (written by a newer Plimsoll), `store_empty` (a file of 0 bytes),
 * `store_gone` (taken away while it was open), `store_in_use` (another daemon works with it).
 */
export class StoreError extends AppError {}
