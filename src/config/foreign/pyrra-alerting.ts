import { placed } from './build.js'
import type { ForeignField } from './foreign-field.js'
import { convertAnnotations } from './foreign-texts.js'
import type { ForeignTexts } from './object-metadata.js'
import type { AlertAdditions, AlertingPart } from './service-part.js'
import { alertName } from './sloth-alerting.js'

/** The alerts of an SLO of Pyrra; `null` where they are switched off. All are on where the file does not say. */
export function convertPyrraAlerting(alerting: ForeignField, annotations: ForeignTexts): AlertingPart | null {
  const isOff = [alerting.take('burnrates').flag() === false, alerting.take('disabled').flag() === true].includes(true)
  const absent = alerting.take('absent')
  const watches = absent.flag()
  const severities = alerting.take('severities')
  const parts = {
    labels: alertName(alerting.take('name')),
    annotations: convertAnnotations(annotations),
    page: severityOf(severities, ['fastBurn', 'mediumBurn']),
    ticket: severityOf(severities, ['slowBurn', 'longTermBurn']),
  }
  alerting.take('absentName').changed('left out: the alert itself is called SLOMetricMissing')
  severities.take('absent').changed('left out: SLOMetricMissing is a ticket')
  if (!isOff) return { ...parts, missing: watches === false ? placed(false, absent) : null, tiers: null }
  if (watches === true) {
    absent.lost(
      'an alert on absence alone',
      'alerts are on or off together: take `burnrates: false` out to have SLOMetricMissing',
    )
  }
  return null
}

/** Pyrra has two severities where Plimsoll has one: of two different ones only the first has a place. */
function severityOf(severities: ForeignField, keys: readonly [string, string]): AlertAdditions {
  const [first, ...others] = keys.map((key) => severities.take(key)).filter(({ given }) => given)
  const text = first?.text() ?? null
  if (first === undefined || text === null) return { labels: {}, annotations: {} }
  first.changed('becomes the label original_severity: Plimsoll sets severity itself')
  for (const other of others.filter((one) => one.text() !== text)) {
    other.lost(`Plimsoll has one severity for ${keys.join(' and ')}, here ${text}`)
  }
  return { labels: { original_severity: placed(text, first) }, annotations: {} }
}
