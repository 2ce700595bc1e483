import { intersect } from '../calendar/interval.js'
import { claimedPeriod, isAgreedUpon, refusalBy } from '../sla/exclusion-effect.js'
import type { Agreement } from '../sla/agreement.js'
import { concerns, type ScopePart, type StatedExclusion } from '../sla/stated-exclusion.js'
import { suggestName } from '../shared/nearest-name.js'
import { kindWords, scopeText, type Order } from './entry.js'
import { spanMistake } from './span-mistake.js'

/** What is known when somebody says that time does not count. */
export interface Circumstances {
  /** Names of all services. */
  readonly services: readonly string[]
  readonly agreements: readonly Agreement[]
  /** What was said before of the same time. */
  readonly stated: readonly StatedExclusion[]
  readonly now: Date
}

/** What an agreement makes of it. */
export interface Effect {
  /** `checkout/acme-api`. */
  readonly agreement: string
  /** Why it counts all the same; `null`: it is left out, as far as a cap has room for it. */
  readonly refusal: string | null
}

/** Why it cannot be kept whatever agreements say; empty: it can. */
export function mistakesOf(order: Order, circumstances: Circumstances): readonly string[] {
  const ofTime = timeMistakes(order, circumstances.now)
  const ofScope = order.scope.flatMap((part) => scopeMistakes(part, circumstances))
  if (ofTime.length > 0 || ofScope.length > 0) return [...ofTime, ...ofScope]
  return [...overlaps(order, circumstances), ...claimMistakes(order, circumstances)]
}

/** What each agreement makes of it, in the order of the configuration. */
export function effectsOf(order: Order, { agreements }: Pick<Circumstances, 'agreements'>): readonly Effect[] {
  return agreements
    .filter((one) => concerns(order, one))
    .map((one) => ({
      agreement: `${one.service}/${one.name}`,
      refusal: termRefusal(one, order) ?? refusalBy(one, order),
    }))
}

/** What nobody counts helps nobody; planned work mutes alerts all the same where there is nothing that it could count for. */
export function isVain({ window }: Order, effects: readonly Effect[]): boolean {
  return effects.length === 0 ? window === null : effects.every(({ refusal }) => refusal !== null)
}

/** Periods of agreements for which nothing can be claimed any more: they stay as they are. */
export function claimMistakes(
  order: Pick<Order, 'kind' | 'from' | 'to' | 'scope'>,
  { agreements, now }: Pick<Circumstances, 'agreements' | 'now'>,
): readonly string[] {
  return agreements.flatMap((one) => {
    if (!concerns(order, one) || !isAgreedUpon(one, order)) return []
    const closed = claimedPeriod(one, order, now)
    const name = `${one.service}/${one.name}`
    return closed === null ? [] : [`${name}: nothing can be claimed for ${closed.label} any more, so it stays as it is`]
  })
}

function timeMistakes({ from, to, announced }: Order, now: Date): readonly string[] {
  const mistake = spanMistake({ from, to })
  if (mistake !== null) return [mistake]
  return announced !== null && announced > now ? [`its announcement, ${announced.toISOString()}, lies ahead`] : []
}

function scopeMistakes({ service, agreement }: ScopePart, { services, agreements }: Circumstances): readonly string[] {
  if (!services.includes(service))
    return [`unknown service ${service}: ${suggestName(service, services, 'there are none')}`]
  const names = agreements.filter((one) => one.service === service).map(({ name }) => name)
  if (agreement === null || names.includes(agreement)) return []
  return [`unknown agreement ${service}/${agreement}: ${suggestName(agreement, names, `${service} has none`)}`]
}

function overlaps(order: Order, { stated }: Circumstances): readonly string[] {
  const same = stated.find(
    (one) => one.kind === order.kind && isSameScope(one.scope, order.scope) && intersect(one, order) !== null,
  )
  if (same === undefined) return []
  const when = `${same.from.toISOString()} to ${same.to.toISOString()}`
  const mend = same.id === null ? 'take that one out of the configuration' : 'withdraw that one'
  return [
    `it overlaps ${same.name}, ${kindWords(same.kind)} of the same scope from ${when}: ${mend} first, or enter the rest`,
  ]
}

function isSameScope(one: readonly ScopePart[], other: readonly ScopePart[]): boolean {
  const text = (scope: readonly ScopePart[]) => [...new Set(scope.map(scopeText))].toSorted().join(' ')
  return text(one) === text(other)
}

function termRefusal({ from, until }: Agreement, order: Order): string | null {
  if (from !== null && order.to <= from) return 'it does not hold yet then'
  return until !== null && until <= order.from ? 'it does not hold any more then' : null
}
