import { freshSeconds } from '../promql/fresh-selectors.js'
import { passingSelector } from '../promql/inner-selector.js'
import { renderLabels } from '../promql/render-series.js'
import type { ExpressionTest, RuleTest } from '../promql/rule.js'
import { renderSeries, sampleSeries, type SampleSeries } from '../promql/sample-series.js'
import { formatDuration } from '../shared/duration.js'
import { AGEING_SHARE } from './backup-alerts.js'
import { BACKUP_METRICS } from './backup-metrics.js'
import { BACKUP_ALERTS, BACKUP_LABELS } from './backup-names.js'
import { datasetLabels, memorySeconds } from './dataset-series.js'
import { subtractedSeconds, type Dataset } from './dataset.js'
import type { MeasureName } from './measure/backup-measures.js'
import { isMeasured } from './measure/measure-queries.js'

/** Steps of evaluation that a test may be written for, in seconds. */
export interface BackupTestSteps {
  /** Ascending. */
  readonly thresholds: readonly number[]
  /** For the test of a silent source, which spans more than a day. */
  readonly memory: number
}

/** A test and the step of evaluation that it was written for. */
export interface SteppedTest {
  readonly stepSeconds: number
  readonly test: RuleTest
}

/** Distance of the values fed to promtool: divides every step. */
const INTERVAL_SECONDS = 10

/** A test that would take more steps takes promtool too long. */
const MOST_STEPS = 150

interface Subject {
  readonly dataset: Dataset
  readonly series: SampleSeries
  readonly step: number
}

/**
 * Unit tests of a dataset's rules, computed from its objective.
 *
 * @returns `null` when its query computes something, so that no example values can be given
 */
export function backupRuleTests(dataset: Dataset, steps: BackupTestSteps): SteppedTest[] | null {
  const selector = passingSelector(dataset.lastSuccess)
  const series = selector === null ? null : sampleSeries([selector])
  if (series === null) return null
  const step = steps.thresholds.findLast((seconds) => seconds <= dataset.rpoSeconds / 8) ?? steps.thresholds[0] ?? 30
  const memory = { dataset, series, step: steps.memory }
  return [
    { stepSeconds: step, test: thresholdTest({ dataset, series, step }) },
    { stepSeconds: steps.memory, test: neverTest(memory) },
    ...promisedTests({ dataset, series, step }),
    ...(memorySeconds(dataset) / steps.memory > MOST_STEPS
      ? []
      : [{ stepSeconds: steps.memory, test: silentTest(memory) }]),
  ]
}

/** Of alerts that not every dataset has. */
function promisedTests({ dataset, series, step }: Subject): SteppedTest[] {
  const tests = [
    ...(dataset.graceSeconds === null ? [] : [lateTest(dataset, step)]),
    ...(isMeasured(dataset) ? [unusualTest(dataset, step)] : []),
    ...(dataset.reportsLoss ? [lostTest({ dataset, series, step })] : []),
  ]
  return tests.map((test) => ({ stepSeconds: step, test }))
}

function thresholdTest(subject: Subject): RuleTest {
  const { dataset, step } = subject
  const success = firstSuccess(subject)
  const start = success - subtractedSeconds(dataset)
  const ageing = start + AGEING_SHARE * dataset.rpoSeconds
  const stale = start + dataset.rpoSeconds
  const again = up(stale + 2 * step, step)
  return {
    name: `${dataset.name} ages, grows stale by its recovery point objective and recovers`,
    ...input(subject, [
      `0x${success / INTERVAL_SECONDS - 1}`,
      repeat(success, again - success),
      repeat(again, 3 * step),
    ]),
    promql_expr_test: [
      ...(ageing - step > success ? [firing(dataset, down(ageing - 1, step), { expected: [] })] : []),
      firing(dataset, down((ageing + stale) / 2 + step / 2, step), { expected: [BACKUP_ALERTS.ageing] }),
      firing(dataset, up(stale + 1, step), { expected: [BACKUP_ALERTS.stale] }),
      firing(dataset, again + (subtractedSeconds(dataset) < AGEING_SHARE * dataset.rpoSeconds - step ? step : 0), {
        expected: [],
      }),
    ],
  }
}

function neverTest(subject: Subject): RuleTest {
  const { dataset, step } = subject
  return {
    name: `${dataset.name} is reported when no backup ever succeeded`,
    ...input(subject, [repeat(0, 3 * step)]),
    promql_expr_test: [
      firing(dataset, 0, { expected: [] }),
      firing(dataset, 2 * step, { expected: [BACKUP_ALERTS.never] }),
    ],
  }
}

function lateTest(dataset: Dataset, step: number): RuleTest {
  const series = renderLabels(BACKUP_METRICS.state, { ...datasetLabels(dataset), state: 'late' })
  const among = { [BACKUP_LABELS.alertname]: BACKUP_ALERTS.late }
  return {
    name: `${dataset.name} is reported when a planned backup is missing`,
    interval: formatDuration(INTERVAL_SECONDS),
    input_series: [{ series, values: [repeat(0, 2 * step), repeat(1, 3 * step)].join(' ') }],
    promql_expr_test: [
      firing(dataset, step, { expected: [], among }),
      firing(dataset, 3 * step, { expected: [BACKUP_ALERTS.late], among }),
    ],
  }
}

function unusualTest(dataset: Dataset, step: number): RuleTest {
  const of = (measure: MeasureName) => renderLabels(BACKUP_METRICS.unusual, { ...datasetLabels(dataset), measure })
  const among = { [BACKUP_LABELS.alertname]: BACKUP_ALERTS.unusual }
  const unusual = { expected: [BACKUP_ALERTS.unusual], among, told: { [BACKUP_LABELS.measure]: 'size' } }
  return {
    name: `${dataset.name} is reported when its newest backup is far smaller or larger than usual`,
    interval: formatDuration(INTERVAL_SECONDS),
    input_series: [
      { series: of('size'), values: [repeat(0, 2 * step), repeat(1, 2 * step), repeat(0, 2 * step)].join(' ') },
      { series: of('duration'), values: repeat(0, 6 * step) },
    ],
    promql_expr_test: [
      firing(dataset, step, { expected: [], among }),
      firing(dataset, 3 * step, unusual),
      firing(dataset, 5 * step, { expected: [], among }),
    ],
  }
}

function lostTest(subject: Subject): RuleTest {
  const { dataset, step } = subject
  const older = firstSuccess(subject)
  const newer = older + 2 * step + freshSeconds(dataset.scrapeIntervalSeconds)
  const gone = up(newer, step) + 2 * step
  const among = { [BACKUP_LABELS.alertname]: BACKUP_ALERTS.lost }
  return {
    name: `${dataset.name} is reported when its newest backup is gone`,
    ...input(subject, [repeat(older, up(newer, step)), repeat(newer, 2 * step), repeat(older, 3 * step)]),
    promql_expr_test: [
      firing(dataset, gone - step, { expected: [], among }),
      firing(dataset, gone + step, { expected: [BACKUP_ALERTS.lost], among }),
    ],
  }
}

function silentTest(subject: Subject): RuleTest {
  const { dataset, step } = subject
  const success = firstSuccess(subject)
  const gone = success + step
  const forgotten = gone + memorySeconds(dataset)
  const among = (alert: string) => ({ [BACKUP_LABELS.alertname]: alert })
  return {
    name: `${dataset.name} grows stale although its source is silent, and the silence is reported`,
    ...input(subject, [`0x${success / INTERVAL_SECONDS - 1}`, repeat(success, step), 'stale']),
    promql_expr_test: [
      firing(dataset, gone + 3 * step, {
        expected: [BACKUP_ALERTS.sourceDown],
        among: among(BACKUP_ALERTS.sourceDown),
      }),
      firing(dataset, down(forgotten - 2 * step, step), {
        expected: [BACKUP_ALERTS.stale],
        among: among(BACKUP_ALERTS.stale),
      }),
      firing(dataset, up(forgotten + 2 * step, step), { expected: [BACKUP_ALERTS.never] }),
    ],
  }
}

// Times below a second after 1970 would be taken for never.
function firstSuccess({ dataset, step }: Subject): number {
  return up(subtractedSeconds(dataset) + 60, step)
}

function input({ series }: Subject, values: readonly string[]): Pick<RuleTest, 'interval' | 'input_series'> {
  return {
    interval: formatDuration(INTERVAL_SECONDS),
    input_series: [{ series: renderSeries(series), values: values.join(' ') }],
  }
}

function repeat(value: number, seconds: number): string {
  return `${value}x${seconds / INTERVAL_SECONDS - 1}`
}

function up(seconds: number, step: number): number {
  return Math.ceil(seconds / step) * step
}

function down(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step
}

type Labels = Readonly<Record<string, string>>

interface Alerts {
  readonly expected: readonly string[]
  /** Only alerts with these labels are looked at. */
  readonly among?: Labels
  /** Labels that the daemon says. */
  readonly told?: Labels
}

function firing(dataset: Dataset, at: number, { expected, among = {}, told = {} }: Alerts): ExpressionTest {
  const samples = expected.map((alertname) => {
    const severity = alertname === BACKUP_ALERTS.stale ? 'page' : 'ticket'
    const labels = {
      ...dataset.serviceLabels,
      alertname,
      alertstate: 'firing',
      ...datasetLabels(dataset),
      severity,
      ...told,
    }
    return { labels: renderLabels('ALERTS', labels), value: 1 }
  })
  const expr = renderLabels('ALERTS', { alertstate: 'firing', ...datasetLabels(dataset), ...among })
  return { expr, eval_time: formatDuration(at), exp_samples: samples }
}
