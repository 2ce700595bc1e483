import { LABELS } from '../../slo/series-names.js'
import { placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { convertAnnotations, convertLabels } from '../foreign-texts.js'
import type { AlertAdditions, AlertingPart, Texts } from '../service-part.js'
import { slothNames, type SlothContext } from './sloth-keys.js'
import { slothTiers } from './sloth-tiers.js'

type Context = SlothContext & {
  /** As the file calls it. */
  readonly slo: string
  /** Where plugins are told to run without the one that writes alerts; `null`: they are not. */
  readonly without: ForeignField | null
}

/** The alerts of an SLO of Sloth; `null` where there are none. */
export function convertSlothAlerting(slo: ForeignField, context: Context): AlertingPart | null {
  const alerting = slo.take('alerting')
  const common = { labels: alerting.take('labels').entries(), annotations: annotationsOf(alerting, context) }
  const [pageField, ticketField] = [alerting.take(context.keys.pageAlert), alerting.take(context.keys.ticketAlert)]
  const off = { page: offAt(pageField), ticket: offAt(ticketField) }
  const additions = { page: readAdditions(pageField, context), ticket: readAdditions(ticketField, context) }
  const name = alertName(alerting.take('name'))
  context.without?.changed('no alerts: none of the plugins writes them')
  if (context.without !== null || (off.page !== null && off.ticket !== null)) {
    for (const [, field] of common.labels) field.changed('left out: this SLO has no alerts')
    return null
  }
  const marked = (severity: 'page' | 'ticket') =>
    off[severity] === null
      ? withMarks(additions[severity], { severity, slo, common: common.annotations }, context)
      : additions[severity]
  return {
    labels: { ...name, ...convertLabels(common.labels) },
    annotations: common.annotations,
    missing: null,
    tiers: slothTiers(off, { slo, setting: context.setting }),
    page: marked('page'),
    ticket: marked('ticket'),
  }
}

/** Our alerts have names of their own; theirs is kept beside, so that routes and silences can still ask for it. */
export function alertName(name: ForeignField): Texts {
  const text = name.text()
  name.changed('becomes the label alert_name: the alert itself is called SLOErrorBudgetBurn')
  return text === null ? {} : { [LABELS.alertName]: placed(text, name) }
}

/** Where an alert is switched off; `null`: it is on. */
function offAt(alert: ForeignField): ForeignField | null {
  const disable = alert.take('disable')
  return disable.flag() === true ? disable : null
}

function readAdditions(alert: ForeignField, context: Context): AlertAdditions {
  return { labels: convertLabels(alert.take('labels').entries()), annotations: annotationsOf(alert, context) }
}

interface Marking {
  readonly severity: 'page' | 'ticket'
  readonly slo: ForeignField
  /** Annotations that both alerts have. */
  readonly common: Texts
}

/** The label and the title that Sloth gives an alert, by which routes and messages may ask for it. */
function withMarks(
  { labels, annotations }: AlertAdditions,
  { severity, slo: at, common }: Marking,
  { service, slo }: Context,
): AlertAdditions {
  const title = `(${severity}) ${service} ${slo} SLO error budget burn rate is too fast.`
  return {
    labels: { ...labels, sloth_severity: placed(severity, at) },
    annotations: { ...(Object.hasOwn(common, 'title') ? {} : { title: placed(title, at) }), ...annotations },
  }
}

function annotationsOf(container: ForeignField, context: Context): Texts {
  return convertAnnotations(container.take('annotations').entries(), (field) => fillIn(field, context))
}

const FILLED = /\{\{-?\s*\$labels\.sloth_(service|slo|id)\s*-?\}\}/g

/** Labels of Sloth's own that are known beforehand. */
function fillIn(field: ForeignField, { service, slo }: Context): string | null {
  const text = field.text()
  const values = slothNames(service, slo)
  const filled = text?.replace(FILLED, (_all, name: keyof typeof values) => values[name]) ?? null
  if (filled !== text) field.changed(`its labels are filled in: ${String(filled)}`)
  return filled
}
