import { templateLabels } from '../../promql/alert-template.js'
import { suggestName } from '../../shared/nearest-name.js'
import { LABELS } from '../../slo/series-names.js'
import type { Finding } from '../../yaml/finding.js'
import { listAt, mapAt, rawAt } from '../../yaml/raw.js'
import { findingIn, type CheckContext } from './check-context.js'

const OURS = [
  LABELS.service,
  LABELS.slo,
  LABELS.environment,
  LABELS.severity,
  LABELS.longWindow,
  LABELS.shortWindow,
] as const

/** A template on a label that the alert does not have would be expanded to nothing. */
export function checkAnnotations(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value: service }) =>
    listAt(service, 'slos').flatMap((slo) => {
      const alerting = mapAt(slo, 'alerting')
      const common = [...labelsOf(service, slo), ...Object.keys(mapAt(alerting, 'labels'))]
      return [alerting, mapAt(alerting, 'page'), mapAt(alerting, 'ticket')].flatMap((block) => {
        const known = new Set([...common, ...Object.keys(mapAt(block, 'labels'))])
        return unknownIn(context, rawAt(block, 'annotations'), [...known])
      })
    }),
  )
}

function labelsOf(service: unknown, slo: unknown): string[] {
  const keys = ['team', 'tier'].filter((key) => rawAt(service, key) !== undefined)
  const groups = listAt(slo, 'group_by').filter((label) => typeof label === 'string')
  return [...OURS, ...keys, ...groups, ...Object.keys(mapAt(service, 'labels')), ...Object.keys(mapAt(slo, 'labels'))]
}

function unknownIn(context: CheckContext, annotations: unknown, known: readonly string[]): Finding[] {
  return Object.entries(mapAt({ annotations }, 'annotations')).flatMap(([key, text]) => {
    const unknown = typeof text === 'string' ? templateLabels(text).find((label) => !known.includes(label)) : undefined
    if (unknown === undefined) return []
    const message = `the alert has no label ${unknown}: the template would be empty`
    return [findingIn(context, { container: annotations, key }, { message, hint: suggestName(unknown, known, '') })]
  })
}
