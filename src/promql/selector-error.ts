import { AppError } from '../shared/app-error.js'

/** A text that should be a plain selector is not. The configuration's check keeps it from happening after loading. */
export class SelectorError extends AppError {
  constructor(message: string) {
    super('selector', message)
  }
}
