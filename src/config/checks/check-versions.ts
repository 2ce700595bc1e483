import { laterThan } from '../../promql/server-support.js'
import { findingAt, type Finding } from '../../yaml/finding.js'
import { mapAt, rawAt, textAt } from '../../yaml/raw.js'
import { writtenQueries } from '../written-queries.js'
import type { CheckContext } from '../../feature/check.js'

/** PromQL that needs a newer Prometheus than the one that is said to be there: its rules would not load. */
export function checkVersions(context: CheckContext): Finding[] {
  const prometheus = mapAt(context.root.value, 'prometheus')
  const versionOf = (name: string) =>
    textAt(rawAt(prometheus, 'url') === undefined ? prometheus[name] : prometheus, 'version')
  return writtenQueries(context).flatMap((query) => {
    const version = versionOf(query.prometheus)
    const later = version === null ? null : laterThan(query.text, version)
    return later === null ? [] : [findingAt(query.origin, later.message, later.hint)]
  })
}
