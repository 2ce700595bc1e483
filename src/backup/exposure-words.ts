import { besideLimit } from '../words/beside-limit.js'
import { formatSpan } from '../words/format-span.js'
import type { DatasetStatus } from './dataset-status.js'

/** What of a dataset would be lost if it were lost now, beside what may be: for the report and for people at a terminal. */
export function exposureSentence(
  status: Pick<DatasetStatus, 'service' | 'dataset' | 'rpoSeconds' | 'exposureSeconds' | 'state'>,
): string {
  const name = `${status.service}/${status.dataset}`
  if (status.exposureSeconds === null)
    return `${name}: ${EXPOSURE_WORDS.never}; ${formatSpan(status.rpoSeconds)} may be lost.`
  const { text, limit } = besideLimit(status.exposureSeconds, status.rpoSeconds, formatSpan)
  const would = `${name} would lose ${text} of data if it were lost now`
  return `${would}; ${limit} may be lost: ${EXPOSURE_WORDS[status.state]}.`
}

const EXPOSURE_WORDS = {
  ok: 'within the objective',
  ageing: 'within the objective, but the next backup is due',
  late: 'within the objective, but a planned backup is missing',
  suspended: 'backups are suspended, and nobody is told',
  stale: 'beyond the objective',
  never: 'no backup was ever seen',
  unknown: 'the source of this number is silent, so it may be better than it looks',
} as const
