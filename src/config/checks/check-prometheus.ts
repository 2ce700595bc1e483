import type { Finding } from '../../yaml/finding.js'
import { mapAt, rawAt } from '../../yaml/raw.js'
import { findingIn } from '../../feature/check.js'
import type { CheckContext } from '../../feature/check.js'
import { prometheusNames } from './names.js'

/** There must be a Prometheus, and where there are several every service says which one has its metrics. */
export function checkPrometheus(context: CheckContext): Finding[] {
  const root = context.root.value
  const names = prometheusNames(root)
  if (
    names.length === 0 &&
    Object.keys(mapAt(root, 'prometheus')).length === 0 &&
    isEmptyMap(rawAt(root, 'prometheus'))
  ) {
    const found = { message: 'expected a server', hint: 'add `url: http://localhost:9090`' }
    return [findingIn(context, { container: root, key: 'prometheus' }, found)]
  }
  if (names.length < 2) return []
  return context.services.flatMap(({ value }) => {
    if (rawAt(value, 'service') === undefined || rawAt(value, 'prometheus') !== undefined) return []
    const message = `the service must say which Prometheus has its metrics: there are ${names.length}`
    const hint = `add \`prometheus: ${names[0] ?? ''}\` (there is: ${names.join(', ')})`
    return [findingIn(context, { container: value, key: 'service' }, { message, hint })]
  })
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
