import { AppError } from '../shared/app-error.js'

/** What somebody wants to do to an incident cannot be done as it stands; the sentence says why, and what can. */
export class IncidentRefusedError extends AppError {
  constructor(message: string) {
    super('incident_refused', message)
  }
}
