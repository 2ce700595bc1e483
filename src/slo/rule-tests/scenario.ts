import { renderLabels } from '../../promql/render-series.js'
import type { InputSeries } from '../../promql/rule.js'
import { formatNumber } from '../../shared/format-number.js'
import { withoutAlertName } from '../alert-rules.js'
import type { BurnTier } from '../burn-tiers.js'
import { identityLabels } from '../identity.js'
import { baseWindowSeconds } from '../indicator/base-window.js'
import { ALERTS, LABELS } from '../series-names.js'
import type { Slo } from '../slo.js'
import type { Counting } from './fed-series.js'
import { MINUTES_STEP_SECONDS } from '../../feature/test-steps.js'

/** What one SLO contributes to a test: traffic, and what must be true at which time. */
export interface Scenario {
  /** A sentence; the same for every SLO, so that those that do not interfere share one test. */
  readonly name: string
  readonly input: readonly InputSeries[]
  readonly checks: readonly Check[]
}

type Labels = Readonly<Record<string, string>>

/** What an expression must give, `at` seconds after the start. */
export interface Check {
  readonly at: number
  readonly expr: string
  readonly samples: readonly { readonly labels: string; readonly value: number }[]
}

/** What scenarios are computed from. */
export interface Subject extends Counting {
  readonly slo: Slo
  /** `counts`: any share of any number of events can fail; `shares`: any share of the time; `states`: all or nothing. */
  readonly measures: 'counts' | 'shares' | 'states'
  /** Labels of the group that is fed; none for an SLO without groups. */
  readonly group: Labels
  /** Of a label of the group, the label of the series that it is copied from, where it has another name. */
  readonly copied: Labels
  readonly tiers: readonly BurnTier[]
  /** Events per scrape: enough of them for any `min_errors`. */
  readonly traffic: number
}

/** The labels on recorded series of what is fed. */
export function recordedLabels({ slo, group }: Subject): Labels {
  return { ...identityLabels(slo), ...group }
}

/** Nearly every check names them: written once. */
const written = new WeakMap<Subject, string>()

/** The same as PromQL. */
function recordedText(subject: Subject): string {
  const text = written.get(subject) ?? renderLabels('', recordedLabels(subject))
  written.set(subject, text)
  return text
}

/** Rounds up to a time at which rules are evaluated. */
export function stepAfter(seconds: number): number {
  return Math.ceil(seconds / MINUTES_STEP_SECONDS) * MINUTES_STEP_SECONDS
}

/** Rounds down to a time at which rules are evaluated. */
export function stepBefore(seconds: number): number {
  return Math.max(0, Math.floor(seconds / MINUTES_STEP_SECONDS) * MINUTES_STEP_SECONDS)
}

/** Rounds up to whole scrapes. */
export function scrapesOf(slo: Slo, seconds: number): number {
  return Math.ceil(seconds / slo.scrapeIntervalSeconds) * slo.scrapeIntervalSeconds
}

/** By how much a scenario stays off a threshold, as a share of it, so that no version's way of counting at the edges decides it. */
export const MARGIN = 0.2

/** How long a change may take until a base rate holds nothing else: it is scraped first, and counters scraped seldom tell it only over whole minutes. */
export function lagSeconds({ scrapeIntervalSeconds }: Slo): number {
  return scrapeIntervalSeconds < 60 ? scrapeIntervalSeconds : baseWindowSeconds(scrapeIntervalSeconds)
}

interface Alerts {
  readonly among: Labels
  readonly expected: readonly Labels[]
}

/** Of the alerts `among` those of the SLO, exactly the expected ones fire, with exactly these labels. */
export function firing(subject: Subject, at: number, { among, expected }: Alerts): Check {
  const samples = expected.map((labels) => ({ labels: `ALERTS{${within(labels)},${FIRING}}`, value: 1 }))
  const recorded = recordedText(subject).slice(1, -1)
  return { at, expr: `ALERTS{${FIRING},${recorded},${within(among)}}`, samples }
}

const FIRING = 'alertstate="firing"'

/** The same labels are expected at several times. */
const renderedWithin = new WeakMap<Labels, string>()

/** Labels as they stand within braces. */
function within(labels: Labels): string {
  const text = renderedWithin.get(labels) ?? renderLabels('', labels).slice(1, -1)
  renderedWithin.set(labels, text)
  return text
}

interface Reading {
  readonly series: string
  readonly value: number
  /** Share of `value` by which it may differ; where 0 is expected, the difference itself. */
  readonly within: number
}

/** A recorded series of the SLO has a value, and exactly the identifying labels. */
export function reads(subject: Subject, at: number, { series, value, within }: Reading): Check {
  const labels = recordedText(subject)
  const tolerance = formatNumber(value === 0 ? within : Math.abs(value) * within)
  const difference = value < 0 ? `+ ${formatNumber(-value)}` : `- ${formatNumber(value)}`
  const expr = `abs(${series}${labels} ${difference}) <= bool ${tolerance}`
  return { at, expr, samples: [{ labels, value: 1 }] }
}

/** A recorded series of the SLO has no value. */
export function isAbsent(subject: Subject, at: number, series: string): Check {
  return { at, expr: `${series}${recordedText(subject)}`, samples: [] }
}

/** Labels of a burn alert as they must arrive at Alertmanager. */
export function burnLabels(subject: Subject, { severity, long, short }: BurnTier): Labels {
  return {
    ...addedLabels(subject.slo, severity),
    alertname: ALERTS.burn,
    ...recordedLabels(subject),
    [LABELS.severity]: severity,
    [LABELS.longWindow]: long.name,
    [LABELS.shortWindow]: short.name,
  }
}

/** Labels of the other alerts. */
export function ticketLabels(subject: Subject, alertname: string): Labels {
  const added = withoutAlertName(addedLabels(subject.slo, 'ticket'))
  return { ...added, alertname, ...recordedLabels(subject), [LABELS.severity]: 'ticket' }
}

/** Selects the alerts of one tier. */
export function ofTier({ severity, long, short }: BurnTier): Labels {
  const windows = { [LABELS.longWindow]: long.name, [LABELS.shortWindow]: short.name }
  return { alertname: ALERTS.burn, [LABELS.severity]: severity, ...windows }
}

function addedLabels({ labels, alerting }: Slo, severity: BurnTier['severity']): Labels {
  return { ...labels, ...alerting?.labels, ...alerting?.[severity].labels }
}
