import { MARKS, type Cell, type Section, type Tone } from '../../document/blocks.js'
import { formatPercent } from '../../shared/format-percent.js'
import { besideLimit } from '../../words/beside-limit.js'
import { formatSpan, formatSpanBriefly } from '../../words/format-span.js'
import type { DatasetState, DatasetStatus } from '../dataset-status.js'
import type { DatasetMonth } from './dataset-month.js'

/** The backups of a report. */
export function datasetSection(datasets: readonly DatasetMonth[]): Section {
  return {
    id: 'datasets',
    title: 'Backups',
    note: 'How much would have been lost, against the recovery point objective (RPO).',
    blocks: [
      {
        kind: 'table',
        columns: [
          'Dataset',
          { title: 'RPO', on: 'text' },
          { title: 'Within RPO', plain: 'Within' },
          'Worst',
          'Now',
          { title: 'Observed', on: 'text' },
        ],
        rows: datasets.map(rowOf),
      },
    ],
  }
}

const NOW_STATES: Readonly<Record<DatasetState, readonly [Tone, string]>> = {
  ok: ['good', '✓ within'],
  ageing: ['good', '✓ within, ageing'],
  stale: ['bad', '✕ beyond'],
  never: ['bad', '✕ never seen'],
  unknown: ['open', '? source silent'],
}

function rowOf({
  status,
  compliance,
  worstExposureSeconds: worst,
  coverage,
}: DatasetMonth): readonly (string | Cell)[] {
  const tone: Tone = compliance === null ? 'open' : compliance < 1 ? 'bad' : 'good'
  const [nowTone, nowState] = NOW_STATES[status.state]
  const rpo = formatSpan(status.rpoSeconds)
  const observed = formatPercent(coverage, { digits: 2 })
  const within = compliance === null ? 'no data' : formatPercent(compliance, { digits: 2 })
  return [
    { text: `${status.service}/${status.dataset}`, below: [`RPO ${rpo}`, `${observed} observed`] },
    rpo,
    { text: `${MARKS[tone]}\u00a0${within}`, plain: within, tone, strong: true },
    worst === null ? 'unknown' : besideLimit(worst, status.rpoSeconds, formatSpanBriefly).text,
    { text: nowText(status), tone: nowTone, below: [{ text: nowState, tone: nowTone }] },
    observed,
  ]
}

function nowText({ exposureSeconds, rpoSeconds, state }: DatasetStatus): string {
  if (exposureSeconds === null) return state === 'never' ? 'everything' : 'unknown'
  return besideLimit(exposureSeconds, rpoSeconds, formatSpanBriefly).text
}
