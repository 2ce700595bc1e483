import { freshSeconds } from '../promql/fresh-selectors.js'
import { literalTemplate } from '../promql/literal-template.js'
import { type AlertingRule, alertLabels, linkAnnotations } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { renderLabels } from '../promql/render-series.js'
import { BACKUP_METRICS } from './backup-metrics.js'
import { BACKUP_ALERTS, BACKUP_LABELS, BACKUP_SERIES } from './backup-names.js'
import { datasetLabels, memorySeconds, recordedBackup } from './dataset-series.js'
import type { Dataset } from './dataset.js'
import { MOST_RUNS } from './measure/backup-measures.js'
import { isMeasured } from './measure/measure-queries.js'

/** Share of the RPO from which a dataset counts as ageing. */
export const AGEING_SHARE = 0.7

interface Parts {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly severity: 'page' | 'ticket'
  readonly summary: string
  readonly description: string
}

/** The alerts of one dataset. At most one of stale, ageing and never fires at a time. */
export function backupAlerts(dataset: Dataset): AlertingRule[] {
  const missed = dataset.graceSeconds === null ? [] : [late(dataset, dataset.graceSeconds)]
  const losses = dataset.reportsLoss ? [lost(dataset)] : []
  const sizes = isMeasured(dataset) ? [unusual(dataset)] : []
  const all = [stale(dataset), ageing(dataset), never(dataset), sourceDown(dataset), ...missed, ...losses, ...sizes]
  return all.map((parts) => toRule(dataset, parts))
}

function stale(dataset: Dataset): Parts {
  const rpo = formatDuration(dataset.rpoSeconds)
  return {
    alert: BACKUP_ALERTS.stale,
    expr: `${exposure(dataset)} > ${formatNumber(dataset.rpoSeconds)}`,
    severity: 'page',
    summary: `is older than its recovery point objective of ${rpo}`,
    description: `A disaster now would lose {{ $value | humanizeDuration }} of data; ${rpo} is the most that may be lost.`,
  }
}

function ageing(dataset: Dataset): Parts {
  const { rpoSeconds } = dataset
  const rpo = formatDuration(rpoSeconds)
  return {
    alert: BACKUP_ALERTS.ageing,
    expr: `${exposure(dataset)} > ${formatNumber(AGEING_SHARE * rpoSeconds)} <= ${formatNumber(rpoSeconds)}`,
    severity: 'ticket',
    summary: `is close to its recovery point objective of ${rpo}`,
    description: `The newest data that can be restored is {{ $value | humanizeDuration }} old; beyond ${rpo} the objective is broken.`,
  }
}

function never(dataset: Dataset): Parts {
  const range = formatDuration(memorySeconds(dataset))
  return {
    alert: BACKUP_ALERTS.never,
    expr: `absent_over_time(${recordedBackup(BACKUP_SERIES.lastSuccess, dataset)}[${range}])`,
    for: '10m',
    severity: 'ticket',
    summary: 'has no known backup',
    description: [
      `It is declared, but in the last ${range} no successful backup was reported:`,
      'the job never succeeded, or the query of the dataset finds nothing.',
    ].join(' '),
  }
}

function sourceDown(dataset: Dataset): Parts {
  const lastSuccess = recordedBackup(BACKUP_SERIES.lastSuccess, dataset)
  return {
    alert: BACKUP_ALERTS.sourceDown,
    expr: `last_over_time(${lastSuccess}[1d]) unless ${lastSuccess}`,
    for: '5m',
    severity: 'ticket',
    summary: 'no longer says when it was last backed up',
    description:
      'The source was there within the last day; its last success was at {{ $value | humanizeTimestamp }}. Backups may run, but nobody would see them fail.',
  }
}

/** When a backup is planned PromQL cannot tell: the daemon does. */
function late(dataset: Dataset, graceSeconds: number): Parts {
  const state = renderLabels(BACKUP_METRICS.state, { ...datasetLabels(dataset), state: 'late' })
  return {
    alert: BACKUP_ALERTS.late,
    expr: `max(${state}) == 1`,
    severity: 'ticket',
    summary: 'has missed a planned backup',
    description: `Its time and ${formatDuration(graceSeconds)} of grace are over, and no success was heard of. Its data is not too old yet.`,
  }
}

/** A time that is counted from an age wavers by the distance of two samples: what is gone is older than that. */
function lost(dataset: Dataset): Parts {
  const dataPoint = recordedBackup(BACKUP_SERIES.dataPoint, dataset)
  return {
    alert: BACKUP_ALERTS.lost,
    expr: `max_over_time(${dataPoint}[1d]) - ${dataPoint} > ${freshSeconds(dataset.scrapeIntervalSeconds)}`,
    severity: 'ticket',
    summary: 'has lost its newest recovery point',
    description:
      'A backup that was there within the last day is gone, deleted or expired: what can be restored now is {{ $value | humanizeDuration }} older.',
  }
}

/** What is usual only the daemon remembers. */
function unusual(dataset: Dataset): Parts {
  return {
    alert: BACKUP_ALERTS.unusual,
    expr: `max by (${BACKUP_LABELS.measure}) (${renderLabels(BACKUP_METRICS.unusual, datasetLabels(dataset))}) == 1`,
    severity: 'ticket',
    summary: `has a newest backup of an unusual {{ $labels.${BACKUP_LABELS.measure} }}`,
    description: `It has less than half or more than twice of the median of up to ${MOST_RUNS} backups before it. A dump that ended early and a directory that was not mounted look like that; the page of the dataset has the figures.`,
  }
}

/** While it is suspended nobody is told. */
function whenJudged(expr: string, { suspended }: Dataset): string {
  if (suspended === null) return expr
  return `(${expr}) and on () vector(time()) >= ${Math.floor(suspended.until.getTime() / 1000)}`
}

function toRule(dataset: Dataset, { alert, expr, severity, summary, description, ...rest }: Parts): AlertingRule {
  const { service, name, environment } = dataset
  const promise = dataset.description === null ? '' : ` ${literalTemplate(dataset.description)}`
  return {
    alert,
    expr: whenJudged(expr, dataset),
    ...(rest.for === undefined ? {} : { for: rest.for }),
    labels: alertLabels(
      { ...datasetLabels(dataset), [BACKUP_LABELS.severity]: severity },
      labelsBeside(dataset, alert),
    ),
    annotations: {
      summary: `${service} dataset ${name}${environment === null ? '' : ` in ${environment}`} ${summary}`,
      description: `${description}${promise}`,
      ...linkAnnotations(dataset.links),
    },
  }
}

/** A label of the service that is named as what the daemon says would make one alert of two. */
function labelsBeside({ serviceLabels }: Dataset, alert: string): Readonly<Record<string, string>> {
  if (alert !== BACKUP_ALERTS.unusual) return serviceLabels
  return Object.fromEntries(Object.entries(serviceLabels).filter(([label]) => label !== BACKUP_LABELS.measure))
}

function exposure(dataset: Dataset): string {
  return recordedBackup(BACKUP_SERIES.exposure, dataset)
}
