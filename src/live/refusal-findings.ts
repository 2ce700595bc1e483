import type { WrittenQuery } from '../config/written-queries.js'
import { laterThan } from '../promql/server-support.js'
import type { Rule } from '../promql/rule.js'
import { fillWindow } from '../promql/windowed-query.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

type Place = NonNullable<Finding['place']>

/** What the server would refuse to load: PromQL that is too new for it, else whatever it has against the generated rules. */
export async function refusalFindings(
  { rules, queries }: { readonly rules: readonly Rule[]; readonly queries: readonly WrittenQuery[] },
  source: LiveSource,
): Promise<Finding[]> {
  const tooNew = queries.flatMap((query) => newerThan(query, source.version))
  return tooNew.length > 0 ? tooNew : refused(rules, queries, source)
}

function newerThan({ text, origin }: WrittenQuery, version: string | null): Finding[] {
  const later = version === null ? null : laterThan(text, version)
  return later === null ? [] : [{ rule: 'live-version', ...later, place: placeOf(origin) }]
}

/** One finding for all rules: what is wrong with an objective is wrong with several of them. */
async function refused(
  rules: readonly Rule[],
  queries: readonly WrittenQuery[],
  source: LiveSource,
): Promise<Finding[]> {
  let first: { readonly name: string; readonly said: string } | null = null
  let count = 0
  for (const rule of rules) {
    const said = await source.objection(rule.expr)
    if (said === null) continue
    first ??= { name: 'record' in rule ? rule.record : rule.alert, said }
    count++
  }
  if (first === null) return []
  const all = count === 1 ? `its rule ${first.name}` : `${count} of its rules, ${first.name} first`
  const message = `the server refuses ${all}: ${first.said}`
  const hint = 'a file with a rule that is refused is not loaded at all: write the query so that this server takes it'
  const place = await toBlame(queries, source)
  return [{ rule: 'live-refused', message, hint, ...(place === null ? {} : { place }) }]
}

/** The query that the server objects to by itself, else the first one. */
async function toBlame(queries: readonly WrittenQuery[], source: LiveSource): Promise<Place | null> {
  for (const { text, origin } of queries) {
    if ((await source.objection(fillWindow(text, '5m'))) !== null) return placeOf(origin)
  }
  const [first] = queries
  return first === undefined ? null : placeOf(first.origin)
}

function placeOf({ file, line, column }: WrittenQuery['origin']): Place {
  return { file, line, column }
}
