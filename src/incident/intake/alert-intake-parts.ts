import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import type { IncidentSettings } from '../incident-settings.js'

/** What the intake of alerts is made of. */
export interface AlertIntakeParts {
  readonly database: Database
  readonly services: readonly { readonly name: string; readonly environment: string | null }[]
  readonly settings: IncidentSettings
  readonly newId: () => string
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  /** Told of each alert that was set aside. */
  readonly onSetAside: () => void
}
