// Signs a review off as the daemon does; kills itself, as kill -9 does, at the step it is given. Arguments: store file, step or `-`.
import { byJob } from '../../src/audit/initiator.js'
import { createReviewDesk } from '../../src/review/review-desk-store.js'
import { openStore } from '../../src/store/open-store.js'
import { stepsUntil } from './killed-child.js'

const [file, dieAt] = process.argv.slice(2) as [string, string]
const database = await openStore(file)
const desk = createReviewDesk({
  config: { reviews: [], hash: 'a'.repeat(64) },
  ...{ database, clock: () => new Date('2026-11-03T12:00:00Z'), steps: stepsUntil(dieAt) },
})
await desk.sign({ review: 'plan', person: null, by: 'ada', note: null, initiator: byJob('test') })
await database.close()
