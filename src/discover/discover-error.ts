import { AppError } from '../shared/app-error.js'

/** There is nothing to propose, or no place to put it: the message says what to do. */
export class DiscoverError extends AppError {
  constructor(message: string) {
    super('nothing_to_propose', message)
  }
}
