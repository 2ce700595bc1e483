import { formatObjective } from '../report/format-percent.js'
import type { StatusAnswer } from '../status/status-answer.js'

type Slo = StatusAnswer['slos'][number]

function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}

/** What a reader must know to read the row of an objective right; none where nothing is special. */
export function sloNotes({ calendar, period, objectives, partialSince, definitionChangedAt }: Slo): readonly string[] {
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = formatObjective(objectives[index]?.objective ?? objective)
    return `${before} promised until ${instantText(from)}, ${formatObjective(objective)} since`
  })
  return [
    ...(calendar === null ? [] : [`the ${calendar.unit} since ${instantText(period.from)}, in ${calendar.timezone}`]),
    ...changes,
    ...(partialSince === null ? [] : [`measured since ${instantText(partialSince)} only`]),
    ...(definitionChangedAt === null ? [] : [`counted differently since ${instantText(definitionChangedAt)}`]),
  ]
}
