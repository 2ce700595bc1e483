import { AppError } from '../shared/app-error.js'

/**
 * The store cannot be used as it is; a person has to mend it. Codes: `store_unopenable` (no such folder, no database, locked for long),
 * `store_newer` (written by a newer Plimsoll).
 */
export class StoreError extends AppError {}
