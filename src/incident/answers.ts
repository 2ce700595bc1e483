import type { Answers } from '../feature/answers.js'
import { webhookPaths } from './intake/webhook-paths.js'
import { incidentPagesPaths } from './view/incident-pages-paths.js'
import { incidentsPaths } from './view/incidents-paths.js'
import { incidentsStatus } from './view/incident-answer.js'

/** What the room answers over HTTP. */
export const incidentAnswers = {
  status: incidentsStatus,
  paths: { ...webhookPaths, ...incidentsPaths, ...incidentPagesPaths },
} satisfies Answers
