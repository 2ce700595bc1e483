import { formatDay, formatInstant } from './format-date.js'
import { formatObjective } from './format-percent.js'
import type { SloMonth } from './model.js'

type Facts = Pick<SloMonth, 'objectives' | 'partialSince' | 'definitionChangedAt'>

/** What a reader must know to read the figures of an objective right: each a part of a sentence; none where nothing is special. */
export function sloNotes({ objectives, partialSince, definitionChangedAt }: Facts, zone: string): readonly string[] {
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = formatObjective(objectives[index]?.objective ?? objective)
    return `${before} promised until ${formatDay(from, zone)}, ${formatObjective(objective)} since`
  })
  return [
    ...changes,
    ...(partialSince === null ? [] : [`measured since ${formatInstant(partialSince, zone)} only`]),
    ...(definitionChangedAt === null ? [] : [`counted differently since ${formatInstant(definitionChangedAt, zone)}`]),
  ]
}
