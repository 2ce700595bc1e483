import type { Answers } from '../feature/answers.js'
import { deploymentPaths } from './over-http/deployment-paths.js'
import { webhookPaths } from './over-http/webhook-paths.js'
import { deploymentPagesPaths } from './page/deployment-pages-paths.js'

/** What the room answers over HTTP. */
export const deploymentAnswers = {
  paths: { ...deploymentPaths, ...webhookPaths, ...deploymentPagesPaths },
} satisfies Answers
