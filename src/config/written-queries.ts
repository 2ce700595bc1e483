import type { CheckContext } from '../feature/check.js'
import { originOf } from '../feature/check.js'
import { prometheusNames } from './checks/names.js'
import type { Origin } from '../yaml/located.js'
import type { WrittenText } from '../feature/service-key.js'
import { listAt, textAt } from '../yaml/raw.js'
import { serviceKeys } from './owned-keys.js'

/** PromQL as somebody wrote it, with its place: what is refused later is named by it. */
export interface WrittenQuery {
  /** Such as `checkout/availability`. */
  readonly subject: string
  /** Name of the Prometheus that evaluates it. */
  readonly prometheus: string
  /** With placeholders filled, `$window` aside. */
  readonly text: string
  readonly origin: Origin
}

/** All PromQL of service files, in the order of the files. */
export function writtenQueries(context: CheckContext): WrittenQuery[] {
  const [first = 'default'] = prometheusNames(context.root.value)
  return context.services.flatMap(({ value }) => {
    const prometheus = textAt(value, 'prometheus') ?? first
    const of = (entry: unknown, texts: readonly WrittenText[]) =>
      texts.map(({ container, key, text }) => {
        const subject = `${textAt(value, 'service') ?? ''}/${textAt(entry, 'name') ?? ''}`
        return { subject, prometheus, text, origin: originOf(context, container, key) }
      })
    return Object.entries(serviceKeys).flatMap(([name, { queries }]) =>
      queries === undefined ? [] : listAt(value, name).flatMap((entry) => of(entry, queries(entry))),
    )
  })
}
