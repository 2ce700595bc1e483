import type { Answers } from '../feature/answers.js'
import { pingPaths } from './ping/ping-paths.js'
import { datasetsPaths } from './datasets-paths.js'
import { datasetsStatus } from './dataset-answer.js'

/** What the room answers over HTTP. */
export const backupAnswers = {
  status: datasetsStatus,
  paths: { ...pingPaths, ...datasetsPaths },
} satisfies Answers
