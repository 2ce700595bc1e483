import { parseSelector } from '../../promql/selector.js'
import { formatDuration, parseDuration } from '../../shared/duration.js'
import { RESERVED_LABELS } from '../../shared/fields.js'
import { LABELS } from '../../slo/series-names.js'
import { placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { convertAnnotations } from '../foreign-texts.js'
import type { ForeignTexts } from '../object-metadata.js'
import type { AlertAdditions, AlertingPart, Texts } from '../service-part.js'
import { alertName } from '../sloth/sloth-alerting.js'

/** What Pyrra's four alerts are called, and how severe they are, where its file does not say. */
const USUAL_NAME = 'ErrorBudgetBurn'
const USUAL = { fastBurn: 'critical', mediumBurn: 'critical', slowBurn: 'warning', longTermBurn: 'warning' } as const

type Burn = keyof typeof USUAL

/** The alerts of an SLO of Pyrra; `null` where they are switched off. All are on where the file does not say. */
export function convertPyrraAlerting(spec: ForeignField, annotations: ForeignTexts): AlertingPart | null {
  const alerting = spec.take('alerting')
  const isOff = [alerting.take('burnrates').flag() === false, alerting.take('disabled').flag() === true].includes(true)
  const absent = alerting.take('absent')
  const watches = absent.flag()
  const severities = alerting.take('severities')
  const parts = {
    labels: { ...matcherLabels(spec), ...nameOf(alerting.take('name'), spec) },
    annotations: convertAnnotations(annotations),
    page: severityOf({ severities, spec }, ['fastBurn', 'mediumBurn']),
    ticket: severityOf({ severities, spec }, ['slowBurn', 'longTermBurn']),
  }
  alerting.take('absentName').changed('left out: the alert itself is called SLOMetricMissing')
  severities.take('absent').changed('left out: SLOMetricMissing is a ticket')
  if (!isOff) {
    reportTiers(spec.take('window'), watches === false)
    return { ...parts, missing: watches === false ? placed(false, absent) : null, tiers: null }
  }
  if (watches === true) {
    absent.lost(
      'an alert on absence alone',
      'alerts are on or off together: take `burnrates: false` out to have SLOMetricMissing',
    )
  }
  return null
}

function nameOf(name: ForeignField, spec: ForeignField): Texts {
  return name.given ? alertName(name) : { [LABELS.alertName]: placed(USUAL_NAME, spec) }
}

/** Pyrra has two severities where Plimsoll has one: of two different ones only the first has a place. */
function severityOf(
  { severities, spec }: Readonly<Record<'severities' | 'spec', ForeignField>>,
  [key, other]: readonly [Burn, Burn],
): AlertAdditions {
  const [first, second] = [severities.take(key), severities.take(other)]
  const [text, otherText] = [first.text() ?? USUAL[key], second.text() ?? USUAL[other]]
  first.changed('becomes the label original_severity: Plimsoll sets severity itself')
  if (otherText !== text) {
    const at = second.given ? second : first
    at.lost(`Plimsoll has one severity for ${key} and ${other}, here ${text}; ${other} has ${otherText}`)
  }
  return { labels: { original_severity: placed(text, first.orNull ?? spec) }, annotations: {} }
}

/** What is said once of alerts whose windows, factors and labels are Plimsoll's. */
function reportTiers(window: ForeignField, isSilent: boolean): void {
  const windows = pyrraWindows(String(window.value))
  if (windows === null) return
  window.changed(
    [
      `the alerts look at Plimsoll’s windows for this period, not at ${windows}, and fire at once, without \`for\``,
      'their labels long and short are long_window and short_window, exhaustion is left out',
      ...(isSilent ? [] : ['SLOMetricAbsent is SLOMetricMissing, a ticket']),
    ].join('; '),
  )
}

/** Where an indicator names the metric of all its events. */
const METRICS = [['ratio', 'total'], ['latency', 'total'], ['latencyNative', 'total'], ['bool_gauge']] as const

/** Equality matchers of the metric of all events: Pyrra's recorded series have them as labels, hence its alerts. */
export function matcherLabels(spec: ForeignField): Texts {
  const all = spec.take('indicator')
  const found = METRICS.map(([kind, ...path]) => ({
    grouping: all.take(kind).take('grouping'),
    metric: path.reduce((field, key) => field.take(key), all.take(kind)).take('metric'),
  })).find(({ metric }) => metric.given)
  if (found === undefined) return {}
  const { metric, grouping } = found
  const groups = Array.isArray(grouping.value) ? grouping.items().map(({ typed }) => typed) : []
  const matchers = parseSelector(metric.typed)?.matchers ?? []
  return Object.fromEntries(
    matchers
      .filter(({ operator, label, value }) => operator === '=' && value !== '' && !groups.includes(label))
      .map(({ label, value }) => [RESERVED_LABELS.has(label) ? `original_${label}` : label, placed(value, metric)]),
  )
}

const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR

/** Short and long windows of Pyrra's four alerts, for a period of four weeks. */
const WINDOWS = [
  [5 * MINUTE, HOUR],
  [30 * MINUTE, 6 * HOUR],
  [2 * HOUR, DAY],
  [6 * HOUR, 4 * DAY],
] as const

const FOUR_WEEKS = 28 * DAY

/** The windows of Pyrra's alerts: they grow with the period, in whole minutes. `null` where the period is no duration. */
export function pyrraWindows(period: string): string | null {
  const seconds = parseDuration(period)
  if (seconds === null) return null
  const scaled = (window: number) => {
    const minutes = Math.round((window * seconds) / FOUR_WEEKS / MINUTE)
    return minutes === 0 ? '0s' : formatDuration(minutes * MINUTE)
  }
  return WINDOWS.map((pair) => pair.map(scaled).join('/')).join(', ')
}
