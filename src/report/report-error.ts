import { AppError } from '../shared/app-error.js'

/** The ledger has not reached the end of the period (and settled) yet. The same report can be made later: try again. */
export class ReportNotReadyError extends AppError {
  constructor(message: string) {
    super('report_not_ready', message)
  }
}
