import type { Answers } from '../feature/answers.js'
import { maintenanceStatus } from './maintenance-answer.js'
import { maintenancePaths } from './maintenance-paths.js'

/** What the room answers over HTTP. */
export const maintenanceAnswers = {
  status: maintenanceStatus,
  paths: maintenancePaths,
} satisfies Answers
