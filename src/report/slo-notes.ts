import { formatDay, formatInstant } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import { formatObjective } from '../shared/format-percent.js'
import type { SloMonth } from './model.js'

type Facts = Pick<SloMonth, 'objectives' | 'counts' | 'partialSince' | 'definitionChangedAt'>

/** What a reader must know to read the figures of an objective right: each a part of a sentence; none where nothing is special. */
export function sloNotes(
  { objectives, counts, partialSince, definitionChangedAt }: Facts,
  zone: string,
): readonly string[] {
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = formatObjective(objectives[index]?.objective ?? objective)
    return `${before} promised until ${formatDay(from, zone)}, ${formatObjective(objective)} since`
  })
  return [
    ...changes,
    ...(partialSince === null
      ? []
      : [`measured for ${formatSpan(counts.observedSeconds)}, since ${formatInstant(partialSince, zone)}`]),
    ...(definitionChangedAt === null ? [] : [`counted differently since ${formatInstant(definitionChangedAt, zone)}`]),
  ]
}
