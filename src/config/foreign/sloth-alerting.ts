import { LABELS } from '../../slo/series-names.js'
import { placed, placedList, placedMap, type Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'
import { convertAnnotations, convertLabels } from './foreign-texts.js'
import type { ForeignTexts } from './object-metadata.js'
import type { AlertAdditions, AlertingPart, Texts } from './service-part.js'
import type { SlothContext } from './sloth-keys.js'
import { writtenTiers } from './written-tiers.js'

type Context = SlothContext & { readonly slo: string }

/** The alerts of an SLO of Sloth; `null` where both are switched off. */
export function convertSlothAlerting(slo: ForeignField, context: Context): AlertingPart | null {
  const alerting = slo.take('alerting')
  const page = convertAlert(alerting.take(context.keys.pageAlert), context)
  const ticket = convertAlert(alerting.take(context.keys.ticketAlert), context)
  const own = [...slo.take('labels').entries(), ...alerting.take('labels').entries()]
  const annotations = annotationsOf(alerting, context)
  const name = alertName(alerting.take('name'))
  if (page.off !== null && ticket.off !== null) {
    leaveOut(own)
    return null
  }
  return {
    labels: { ...name, ...convertLabels(own) },
    annotations,
    missing: null,
    tiers: tiersOf({ page: page.off, ticket: ticket.off }, context.period),
    page,
    ticket,
  }
}

function leaveOut(labels: ForeignTexts): void {
  for (const [, field] of labels) field.changed('left out: labels go on alerts, and this SLO has none')
}

/** Our alerts have names of their own; theirs is kept beside, so that routes and silences can still ask for it. */
export function alertName(name: ForeignField): Texts {
  const text = name.text()
  name.changed('becomes the label alert_name: the alert itself is called SLOErrorBudgetBurn')
  return text === null ? {} : { [LABELS.alertName]: placed(text, name) }
}

interface Alert extends AlertAdditions {
  /** Where it is switched off; `null`: it is on. */
  readonly off: ForeignField | null
}

function convertAlert(alert: ForeignField, context: Context): Alert {
  const disable = alert.take('disable')
  return {
    labels: convertLabels(alert.take('labels').entries()),
    annotations: annotationsOf(alert, context),
    off: disable.flag() === true ? disable : null,
  }
}

function annotationsOf(container: ForeignField, context: Context): Texts {
  return convertAnnotations(container.take('annotations').entries(), (field) => fillIn(field, context))
}

const FILLED = /\{\{-?\s*\$labels\.sloth_(service|slo|id)\s*-?\}\}/g

/** Labels of Sloth's own that are known beforehand. */
function fillIn(field: ForeignField, { service, slo }: Context): string | null {
  const text = field.text()
  const values: ReadonlyMap<string, string> = new Map([
    ['service', service],
    ['slo', slo],
    ['id', `${service}-${slo}`],
  ])
  const filled = text?.replace(FILLED, (_all, name: string) => values.get(name) ?? '') ?? null
  if (filled !== text) field.changed(`its labels are filled in: ${String(filled)}`)
  return filled
}

/** With one of the two alerts off, the usual tiers of the other are written out. */
function tiersOf(off: Readonly<Record<'page' | 'ticket', ForeignField | null>>, period: string): Placed | null {
  const at = off.page ?? off.ticket
  if (at === null) return null
  const { origins } = at.desk
  at.changed(`becomes tiers without ${off.page === null ? 'tickets' : 'pages'}`)
  const left = writtenTiers(period).filter(({ severity }) => off[severity] === null)
  const tiers = left.map(({ severity, budget, long }) =>
    placedMap({ severity: placed(severity, at), budget: placed(budget, at), long: placed(long, at) }, at, origins),
  )
  return placedList(tiers, at, origins)
}
