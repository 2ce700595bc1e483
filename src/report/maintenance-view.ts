import { secondsOf } from '../calendar/interval.js'
import type { Exclusion } from '../sla/maintenance-exclusions.js'
import { formatStretch } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import type { AgreementMonth } from './model.js'

/** Times that are named one by one; a nightly window has thirty. */
const NAMED = 4

/** Planned maintenance of one agreement and window, as far as the same was decided about it. */
export function maintenanceView(agreements: readonly AgreementMonth[]) {
  return agreements.flatMap(({ result }) =>
    grouped(result.exclusions).map((group) => rowOf(group, `${result.service}/${result.sla}`, result.timezone)),
  )
}

function grouped(exclusions: readonly Exclusion[]): readonly (readonly [Exclusion, ...Exclusion[]])[] {
  const groups = new Map<string, [Exclusion, ...Exclusion[]]>()
  for (const one of exclusions) {
    const key = JSON.stringify([one.window, one.refusal, one.partOf])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function rowOf(group: readonly [Exclusion, ...Exclusion[]], agreement: string, zone: string) {
  const [{ window, refusal, partOf, reason }] = group
  const seconds = group.reduce((sum, one) => sum + secondsOf(one), 0)
  const named = group.slice(0, NAMED).map((one) => formatStretch(one, zone))
  const more = group.length - named.length
  return {
    window: reason === null ? window : `${window}: ${reason}`,
    agreement,
    when: more === 0 ? named.join('; ') : `${named.join('; ')}; and ${more} more`,
    length: formatSpan(seconds),
    tone: refusal === null ? ('good' as const) : ('open' as const),
    decision: refusal === null ? 'left out' : 'counts',
    because: refusal ?? (partOf === null ? '' : `as part of ${partOf}`),
  }
}
