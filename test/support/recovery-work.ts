import { createToldMeasures } from '../../src/backup/measure/told-measures-client.js'
import { createControlAnswers } from '../../src/control/answers-client.js'
import { createControlDesk } from '../../src/control/control-desk-store.js'
import { controlsOf } from '../../src/control/control.js'
import type { Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { noRecoveryPoints } from './fake-recovery-points.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { sampleDataset } from './sample-dataset.js'
import { toldMeasures } from './told-measures.js'

/** When nobody attests it any longer. */
export const EXPIRES = new Date('2026-11-03T18:00:00Z')

const attested = { kind: 'attested', by: 'Ada', expires: EXPIRES, reference: null } as const

/** A dataset of 700 bytes whose immutability somebody attests. */
export const attestedDataset = sampleDataset({
  measureQueries: { size: 'dump_size_bytes', duration: null },
  controls: [{ control: 'immutability', proof: attested }],
})

/** One round of what the daemon does every five minutes; its newest backup began a minute ago. */
export async function recoveryWork({
  database,
  now,
  steps,
}: {
  readonly database: Database
  readonly now: Date
  readonly steps: Steps
}): Promise<void> {
  const point = now.getTime() / 1000 - 60
  const reader = createFakeSeriesReader((query) =>
    toldMeasures(query, (part) => (part.includes('dump_size') ? 700 : point)),
  )
  const clock = () => now
  const parts = { database, clock, steps, logger: createMemoryLogger(), readers: new Map([['default', reader]]) }
  const datasets = [attestedDataset]
  await createToldMeasures({ ...parts, datasets }).ask(new AbortController().signal)
  const controls = controlsOf(datasets)
  const answers = createControlAnswers({ ...parts, controls })
  await createControlDesk({ ...parts, services: [], controls, answers, recoveryPoints: noRecoveryPoints }).keep()
}
