import { AppError } from '../../shared/app-error.js'

/**
 * A store cannot be carried to another database as it is. Codes: `export_unusable` (the file is none of ours, cut off or changed, or holds what
 * the database does not take), `export_newer` (made by a newer Plimsoll), `store_not_empty` (there is something already where it was to go).
 */
export class ExportError extends AppError {}

/** The file is not what was written. */
export function unusable(file: string, what: string): ExportError {
  return new ExportError('export_unusable', `${file} cannot be imported: ${what}`)
}
