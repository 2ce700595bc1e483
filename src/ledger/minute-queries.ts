import { LABELS } from '../slo/series-names.js'
import type { Target, TargetKind } from './target.js'

/** Up to here the series are named one by one; above, all of their services are asked for and strangers dropped. */
const MOST_NAMED = 50

/** Services are named by so many characters; above, all of the environment are asked for. Servers bound the length of a query, VictoriaMetrics at 16 kB. */
export const MOST_NAME_CHARACTERS = 8000

/** Carries a target's id through a raw query that answers for several. */
export const TARGET_LABEL = 'plimsoll_target'

/**
 * PromQL for the newest value within the last minute of one recorded series of many targets. The explicit `[1m]` matters: a bare selector
 * would be filled from up to 5 min back and invent data in holes.
 *
 * @param targets of one environment
 */
export function recordedQuery(kind: TargetKind, series: string, targets: readonly Target[]): string {
  const services = alternatives(targets.map(({ service }) => service))
  const names = alternatives(targets.map(({ name }) => name))
  const matchers = [
    `${LABELS.environment}="${targets[0]?.environment ?? ''}"`,
    ...(services.length <= MOST_NAME_CHARACTERS ? [`${LABELS.service}=~"${services}"`] : []),
    ...(targets.length <= MOST_NAMED ? [`${kind.nameLabel}=~"${names}"`] : []),
  ]
  return `last_over_time(${series}{${matchers.join(',')}}[1m])${times(kind)}`
}

/** PromQL for the same number of many targets out of raw metrics; each answer carries its target's id in `TARGET_LABEL`. */
export function rawQuery(kind: TargetKind, channel: number, targets: readonly Target[]): string {
  return union(
    targets.map(
      ({ id, raw }) => `label_replace(\n(${raw()[channel] ?? ''}\n)${times(kind)}, "${TARGET_LABEL}", "${id}", "", "")`,
    ),
  )
}

/** All of them, in halves: of a chain the server compares what it has so far at each link, for each minute, which takes the square of their number. */
function union(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join('\nor ')
  const half = Math.ceil(parts.length / 2)
  return `(${union(parts.slice(0, half))})\nor (${union(parts.slice(half))})`
}

function times({ factor }: TargetKind): string {
  return factor === 1 ? '' : ` * ${factor}`
}

// Names are lower-case letters, digits and dashes: nothing to escape.
function alternatives(names: readonly string[]): string {
  return [...new Set(names)].toSorted().join('|')
}
