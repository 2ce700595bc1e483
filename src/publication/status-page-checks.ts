import { findingIn, type Check, type CheckContext } from '../feature/check.js'
import { anyService, unknownNames } from '../feature/references.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, mapAt, namesAt, textAt } from '../yaml/raw.js'

/** What is shown is there. */
const checkServices: Check = (context) => {
  const entries = shownIn(context).map((container) => ({ container, key: 'service' }))
  return unknownNames(context, entries, anyService(context))
}

/** What is measured of it can be shown: one figure, not one per group. */
const checkObjectives: Check = (context) => shownIn(context).flatMap((one) => checkObjective(context, one))

function checkObjective(context: CheckContext, one: unknown): Finding[] {
  const service = textAt(one, 'service')
  const file = context.services.find(({ value }) => textAt(value, 'service') === service)
  if (service === null || file === undefined) return []
  const slos = listAt(file.value, 'slos')
  const plain = slos.filter((slo) => listAt(slo, 'group_by').length === 0).flatMap((slo) => textAt(slo, 'name') ?? [])
  const chosen = textAt(one, 'slo')
  const said = (key: string, message: string, hint: string) => [
    findingIn(context, { container: one, key }, { message, hint }),
  ]
  if (chosen === null) {
    if (plain.length === 1) return []
    const none = `${service} has no objective that is measured as a whole, so nobody would know how it is`
    return plain.length === 0
      ? said('service', none, 'add one under `slos` of the service, without `group_by`')
      : said('service', `${service} has several objectives`, `choose one by \`slo\`: ${plain.join(', ')}`)
  }
  if (plain.includes(chosen)) return []
  const isGrouped = slos.some((slo) => textAt(slo, 'name') === chosen)
  return isGrouped
    ? said('slo', `${service}/${chosen} is grouped: it has no days as a whole`, 'choose one without `group_by`')
    : said('slo', `unknown SLO ${service}/${chosen}`, suggestName(chosen, plain, `${service} has none`))
}

/** Titles are of windows that are there. */
const checkTitles: Check = (context) => {
  const container = mapAt(mapAt(context.root.value, 'status_page'), 'maintenance_titles')
  const known = namesAt(context.root.value, 'maintenance')
  return Object.keys(container).flatMap((key) => {
    if (known.includes(key)) return []
    const hint = suggestName(key, known, 'there are none: add one under maintenance')
    return [findingIn(context, { container, key }, { message: `unknown maintenance window ${key}`, hint })]
  })
}

function shownIn({ root }: CheckContext): readonly unknown[] {
  return listAt(mapAt(root.value, 'status_page'), 'services')
}

/** What no single value of the status page shows to be wrong. */
export const statusPageChecks: readonly Check[] = [checkServices, checkObjectives, checkTitles]
