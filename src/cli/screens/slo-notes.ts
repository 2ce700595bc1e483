import { formatObjective } from '../../shared/format-percent.js'
import { formatSpanBriefly } from '../../words/format-span.js'
import { instantText } from './status-texts.js'
import type { StatusAnswer } from '../../status/status-answer.js'

type Slo = StatusAnswer['slos'][number]

/** What a reader must know to read the row of an objective right; none where nothing is special. */
export function sloNotes({
  calendar,
  period,
  objectives,
  counts,
  partialSince,
  definitionChangedAt,
}: Slo): readonly string[] {
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = formatObjective(objectives[index]?.objective ?? objective)
    return `${before} promised until ${instantText(from)}, ${formatObjective(objective)} since`
  })
  return [
    ...(calendar === null ? [] : [`the ${calendar.unit} since ${instantText(period.from)}, in ${calendar.timezone}`]),
    ...changes,
    ...(partialSince === null
      ? []
      : [`measured for ${formatSpanBriefly(counts.observedSeconds)}, since ${instantText(partialSince)}`]),
    ...(definitionChangedAt === null ? [] : [`counted differently since ${instantText(definitionChangedAt)}`]),
  ]
}
