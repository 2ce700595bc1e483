import { AppError } from '../shared/app-error.js'

/** The address cannot be listened on: in use, or not ours. A person has to free it or choose another. */
export class ListenError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('listen_failed', message, options)
  }
}
