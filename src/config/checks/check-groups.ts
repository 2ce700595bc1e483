import type { Finding } from '../../yaml/finding.js'
import { listAt, mapAt, rawAt, type RawMap } from '../../yaml/raw.js'
import { findingIn, type CheckContext } from './check-context.js'

/** Labels that rules set win over those of the data: an SLO grouped by one of them would have all its groups in one. */
export function checkGroups(context: CheckContext): Finding[] {
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
