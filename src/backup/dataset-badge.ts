import type { Badge, BadgeTone } from '../page/helpers.js'
import type { DatasetState } from './dataset-status.js'

const WORDS: Readonly<Record<DatasetState, readonly [BadgeTone, string]>> = {
  ok: ['good', 'within'],
  late: ['warn', 'planned backup is late'],
  ageing: ['warn', 'next backup is due'],
  stale: ['bad', 'too old'],
  never: ['bad', 'no backup seen'],
  unknown: ['open', 'source silent'],
  suspended: ['calm', 'not judged now'],
}

/** The state of a dataset in a word, with its colour; `null`: none was read. */
export function datasetBadge(state: DatasetState | null): Badge {
  if (state === null) return { tone: 'calm', text: 'not read yet' }
  const [tone, text] = WORDS[state]
  return { tone, text }
}
