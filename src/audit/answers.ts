import type { Answers } from '../feature/answers.js'
import { auditPaths } from './audit-paths.js'

/** What the room answers over HTTP. */
export const auditAnswers = {
  paths: auditPaths,
} satisfies Answers
