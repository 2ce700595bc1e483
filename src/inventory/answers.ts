import type { Answers } from '../feature/answers.js'
import { inventoryPaths } from './inventory-paths.js'

/** What the room answers over HTTP. */
export const inventoryAnswers = {
  name: 'inventory',
  paths: inventoryPaths,
} satisfies Answers
