import { findingIn, type Check, type CheckContext } from '../feature/check.js'
import { FILLED, IN_QUERIES, unknownPlaceholderAt, unknownPlaceholders, type Allowed } from '../feature/placeholders.js'
import { uniqueInService } from '../feature/unique-names.js'
import { templateLabels } from '../promql/alert-template.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Finding } from '../yaml/finding.js'
import { isRawMap, listAt, mapAt, rawAt, textAt, type RawMap } from '../yaml/raw.js'
import { LABELS } from './series-names.js'

/** What no single value of an objective shows to be wrong. */
export const sloChecks: readonly Check[] = [
  uniqueInService({ list: 'slos', each: 'an SLO', isRenamable: true }),
  checkGroups,
  checkAnnotations,
  checkPlaceholders,
  checkNativeHistograms,
]

/** Labels that rules set win over those of the data: an SLO grouped by one of them would have all its groups in one. */
function checkGroups(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) =>
    listAt(value, 'slos').flatMap((slo) => {
      const set = labelsSet(value, slo)
      const groups = rawAt(slo, 'group_by')
      return listAt(slo, 'group_by').flatMap((label, key) => {
        if (typeof label !== 'string' || !Object.hasOwn(set, label)) return []
        const hint = 'take it out of `labels`: the series bring it along'
        return [
          findingIn(
            context,
            { container: groups, key },
            { message: `the label ${label} is set for all groups under labels`, hint },
          ),
        ]
      })
    }),
  )
}

function labelsSet(service: unknown, slo: unknown): RawMap {
  const alerting = mapAt(slo, 'alerting')
  const bySeverity = ['page', 'ticket'].map((severity) => mapAt(mapAt(alerting, severity), 'labels'))
  return Object.assign(
    {},
    mapAt(service, 'labels'),
    mapAt(slo, 'labels'),
    mapAt(alerting, 'labels'),
    ...bySeverity,
  ) as RawMap
}

/** VictoriaMetrics has no functions for them: vmalert refuses the whole file. */
function checkNativeHistograms(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    if (textAt(sourceOf(context, value), 'flavour') !== 'victoriametrics') return []
    return listAt(value, 'slos').flatMap((slo) => {
      const latency = mapAt(mapAt(slo, 'indicator'), 'latency')
      if (latency['native'] !== true) return []
      const message = 'VictoriaMetrics, which is the `flavour` of this Prometheus, reads no native histograms'
      const hint = 'let the service export a classic histogram, and name one of its boundaries under `below`'
      return [findingIn(context, { container: latency, key: 'native' }, { message, hint })]
    })
  })
}

/** The Prometheus of a service as it is written: the only one where it names none. */
function sourceOf({ root }: CheckContext, service: unknown): unknown {
  const prometheus = mapAt(root.value, 'prometheus')
  if (rawAt(prometheus, 'url') !== undefined) return prometheus
  const name = textAt(service, 'prometheus') ?? Object.keys(prometheus)[0] ?? ''
  return mapAt(prometheus, name)
}

const OURS = [
  LABELS.service,
  LABELS.slo,
  LABELS.environment,
  LABELS.severity,
  LABELS.longWindow,
  LABELS.shortWindow,
] as const

/** A template on a label that the alert does not have would be expanded to nothing. */
function checkAnnotations(context: CheckContext): Finding[] {
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

/** Queries over an open range: Plimsoll fills `$window` in when it writes rules. */
const IN_WINDOWED: Allowed = { ...IN_QUERIES, known: [...FILLED, 'window'] }

function checkPlaceholders(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) =>
    listAt(value, 'slos').flatMap((slo) => {
      const indicator = rawAt(slo, 'indicator')
      if (!isRawMap(indicator)) return []
      return Object.keys(indicator).flatMap((kind) => [
        ...unknownPlaceholderAt(context, { container: indicator, key: kind }, IN_QUERIES),
        ...unknownPlaceholders(context, indicator[kind], kind === 'ratio_query' ? IN_WINDOWED : IN_QUERIES),
      ])
    }),
  )
}
