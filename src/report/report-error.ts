import { AppError } from '../shared/app-error.js'

/** A report to a customer about a time in which none of the agreements with this customer held. It is not sent. */
export class ReportEmptyError extends AppError {
  constructor(message: string) {
    super('report_empty', message)
  }
}

/** The ledger has not reached the end of the period (and settled) yet. The same report can be made later: try again. */
export class ReportNotReadyError extends AppError {
  constructor(message: string) {
    super('report_not_ready', message)
  }
}

/** Whether an error says that a report cannot be made, now or at all, and not that something is broken. */
export function saysNotMade(error: unknown): error is ReportNotReadyError | ReportEmptyError {
  return error instanceof ReportNotReadyError || error instanceof ReportEmptyError
}

/** What was asked cannot be done with a report as it stands: it waits for no approval, or is superseded. The sentence says how it stands. */
export class ReportRefusedError extends AppError {
  constructor(message: string) {
    super('report_refused', message)
  }
}
