import { MARKS, type Cell, type Section, type Tone } from '../../document/blocks.js'
import { besideLimit } from '../../words/beside-limit.js'
import type { DatasetState, DatasetStatus } from '../dataset-status.js'
import type { DatasetMonth } from './dataset-month.js'
import type { DatasetSpeech } from './texts/dataset-texts.js'

/** The backups of a report. */
export function datasetSection(datasets: readonly DatasetMonth[], say: DatasetSpeech): Section {
  const { title, note, columns } = say.texts
  return {
    id: 'datasets',
    title,
    note,
    blocks: [
      {
        kind: 'table',
        columns: [
          columns.dataset,
          { title: columns.rpo, on: 'text' },
          { title: columns.within, plain: columns.briefly },
          columns.worst,
          columns.now,
          { title: columns.observed, on: 'text' },
        ],
        rows: datasets.map((one) => rowOf(one, say)),
      },
    ],
  }
}

const TONES: Readonly<Record<DatasetState, Tone>> = {
  ok: 'good',
  late: 'open',
  ageing: 'good',
  stale: 'bad',
  never: 'bad',
  unknown: 'open',
  suspended: 'open',
}

function rowOf(dataset: DatasetMonth, say: DatasetSpeech): readonly (string | Cell)[] {
  const { texts, span, percent } = say
  const { status, worstExposureSeconds: worst } = dataset
  const nowTone = TONES[status.state]
  const state = `${MARKS[nowTone]} ${texts.states[status.state]}`
  const rpo = span(status.rpoSeconds)
  const observed = percent(dataset.coverage, { digits: 2 })
  return [
    { text: `${status.service}/${status.dataset}`, below: [texts.rpo(rpo), texts.observed(observed)] },
    rpo,
    withinCell(dataset, say),
    worst === null ? texts.unknown : besideLimit(worst, status.rpoSeconds, say.spanBriefly).text,
    { text: nowText(status, say), tone: nowTone, below: [{ text: state, tone: nowTone }] },
    observed,
  ]
}

function withinCell({ compliance }: DatasetMonth, { texts, percent }: DatasetSpeech): Cell {
  const tone: Tone = compliance === null ? 'open' : compliance < 1 ? 'bad' : 'good'
  const within = compliance === null ? texts.noData : percent(compliance, { digits: 2 })
  return { text: `${MARKS[tone]}\u00a0${within}`, plain: within, tone, strong: true }
}

function nowText({ exposureSeconds, rpoSeconds, state }: DatasetStatus, { texts, spanBriefly }: DatasetSpeech): string {
  if (exposureSeconds === null) return state === 'never' ? texts.everything : texts.unknown
  return besideLimit(exposureSeconds, rpoSeconds, spanBriefly).text
}
