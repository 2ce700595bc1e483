import { AppError } from '../shared/app-error.js'
import type { Diagnostic } from '../yaml/diagnostic.js'
import { diagnosticSentence } from '../yaml/diagnostic-sentence.js'

/** The configuration cannot be used; carries every mistake found, not just the first. Nothing is started with half a configuration. */
export class ConfigError extends AppError {
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super('config_invalid', diagnostics.map(diagnosticSentence).join('\n'))
    this.diagnostics = diagnostics
  }
}
