import { besideLimit } from '../../words/beside-limit.js'
import { formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import { toDatasetDetail, type DatasetDetail } from '../dataset-detail-answer.js'
import { TRACK_DAYS, type DatasetView } from '../dataset-view.js'
import { datasetHref } from '../dataset-href.js'
import { exposureSentence } from '../exposure-words.js'
import { datasetBadge } from '../dataset-badge.js'
import { MEASURES, type Measured, type MeasureName } from '../measure/backup-measures.js'
import { formatMeasure, unusualSentences } from '../measure/measure-words.js'
import { exposureCurve } from './exposure-curve.js'

/** So many backups stand on a page. */
const MOST_BACKUPS = 25

/** What the page of a dataset shows. */
export function datasetPage(view: DatasetView): object {
  const { dataset, status, days } = view
  const { service, name, description, lastSuccess } = dataset
  const detail = toDatasetDetail(view)
  const address = datasetHref(service, name)
  return {
    heading: `${service}/${name}`,
    state: datasetBadge(status?.state ?? null),
    about: description ?? '',
    sentence: status === null ? 'The status was not read yet.' : exposureSentence(status),
    unusual: status === null ? [] : unusualSentences(status),
    figures: figuresOf(view, detail),
    how: [
      'What would be lost is the time since the newest recovery point: the completion of the last good backup, less the time that a backup takes. Each minute is kept in the ledger; while the source is silent, exposure goes on growing.',
    ],
    queries: [{ counts: 'Unix seconds at which the last good backup was completed', promql: lastSuccess }],
    spans: TRACK_DAYS.map((many) => ({
      ...{ text: `${many} days`, current: many === days },
      href: many === 30 ? address : `${address}?days=${many}`,
    })),
    curve: exposureCurve(view),
    backups: backupTable(detail),
    ...{ duration: durationWords(detail), more: moreWords(detail) },
  }
}

function figuresOf({ dataset, status, days }: DatasetView, detail: DatasetDetail) {
  const plain = { at: null, text: '', value: null as number | null, field: '', below: '' }
  const span = (label: string, value: number | null, field: string) => ({
    ...plain,
    label,
    ...(value === null ? { text: 'unknown' } : { text: limited(value, dataset.rpoSeconds), value, field }),
  })
  const share = (label: string, value: number | null, field: string) => ({
    ...plain,
    label,
    ...(value === null ? { text: 'no data' } : { text: formatPercent(value, { digits: 2 }), value, field }),
  })
  const at = (label: string, time: Date | null) => ({ ...plain, label, at: time, text: 'never' })
  return [
    span('Exposure', status?.exposureSeconds ?? null, '/status/exposureSeconds'),
    { ...span('Objective (RPO)', dataset.rpoSeconds, '/rpoSeconds'), text: formatSpan(dataset.rpoSeconds) },
    at('Newest recovery point', status?.newestPointAt ?? null),
    at('Source last answered', status?.answeredAt ?? null),
    { ...share('Within the objective', detail.within, '/within'), below: `of what was observed in ${days} days` },
    { ...span('Worst', detail.worstExposureSeconds, '/worstExposureSeconds'), below: `in ${days} days` },
    share('Observed', detail.coverage, '/coverage'),
    ...MEASURES.flatMap((measure) => measuredFigure(measure, status?.[measure] ?? null)),
  ]
}

/** Nothing where nobody tells it. */
function measuredFigure(measure: MeasureName, measured: Measured | null) {
  if (measured === null) return []
  const { value, usual, runs } = measured
  const words =
    usual === null
      ? 'of too few backups to say what is usual'
      : `usually ${formatMeasure(measure, usual)}, the median of ${runs} before it`
  return [
    {
      ...{ at: null, label: LABELS[measure], text: formatMeasure(measure, value), value, below: words },
      field: `/status/${measure}/value`,
    },
  ]
}

const LABELS = { size: 'Size of the newest backup', duration: 'It took' } as const

function limited(seconds: number, limit: number): string {
  return besideLimit(seconds, limit, formatSpan).text
}

function backupTable({ backups }: DatasetDetail) {
  const gap = (index: number) => {
    const [one, before] = [backups[index], backups[index + 1]]
    return one === undefined || before === undefined
      ? { text: '–' }
      : { text: formatSpan((Date.parse(one.completedAt) - Date.parse(before.completedAt)) / 1000) }
  }
  return {
    caption: 'Backups that were seen, the newest first',
    columns: [
      { title: 'Completed' },
      { title: 'Data as of' },
      { title: 'First seen' },
      { title: 'After the one before', numeric: true },
    ],
    rows: backups
      .slice(0, MOST_BACKUPS)
      .map((one, index) => [{ at: one.completedAt }, { at: one.pointAt }, { at: one.seenAt }, gap(index)]),
  }
}

/** How old the data of a backup is when it is completed. */
function durationWords({ expectedDurationSeconds }: DatasetDetail): string {
  const span = formatSpan(expectedDurationSeconds)
  return expectedDurationSeconds === 0 ? '' : `A backup takes ${span}: its data is as of the time at which it began.`
}

function moreWords({ backups }: DatasetDetail): string {
  const hidden = backups.length - MOST_BACKUPS
  return hidden <= 0 ? '' : `${hidden.toLocaleString('en')} older ones are in the JSON of this page.`
}
