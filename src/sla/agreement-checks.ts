import { findingIn, type CheckContext } from '../feature/check.js'
import { unknownNames } from '../feature/references.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, namesAt, rawAt, textAt } from '../yaml/raw.js'

/** An agreement is about an SLO of the same service. */
export function checkAgreementSlos(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    const entries = listAt(value, 'slas').map((container) => ({ container, key: 'slo' }))
    const known = namesAt(value, 'slos')
    return unknownNames(context, entries, {
      kind: 'SLO',
      known,
      nothing: 'the service has none: add one under slos',
    })
  })
}

/** An agreement counts the events of one budget: of a grouped SLO it must name the group, of another there is none to name. */
export function checkAgreementGroups(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    const slos = listAt(value, 'slos')
    return listAt(value, 'slas').flatMap((sla) => {
      const slo = slos.find((one) => textAt(one, 'name') === textAt(sla, 'slo'))
      return slo === undefined ? [] : checkGroup(context, sla, slo)
    })
  })
}

function checkGroup(context: CheckContext, sla: unknown, slo: unknown): Finding[] {
  const labels = listAt(slo, 'group_by').filter((label) => typeof label === 'string')
  const given = Object.keys(rawAt(sla, 'group') ?? {})
  const isSame = given.length === labels.length && labels.every((label) => given.includes(label))
  if (isSame) return []
  const name = textAt(sla, 'slo') ?? ''
  const key = given.length > 0 ? 'group' : 'slo'
  if (labels.length === 0) {
    const found = { message: `the SLO ${name} is not grouped`, hint: 'take `group` out, or give the SLO a `group_by`' }
    return [findingIn(context, { container: sla, key }, found)]
  }
  const sample = labels.map((label) => `${label}: …`).join(', ')
  const message = `the SLO ${name} has one budget per ${labels.join(' and ')}: expected the group that was promised`
  return [findingIn(context, { container: sla, key }, { message, hint: `add \`group: {${sample}}\`` })]
}
