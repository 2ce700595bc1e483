import { intersect, type Interval } from '../calendar/interval.js'
import { calendarOf, periodAt, type Period } from '../calendar/period.js'
import type { Agreement } from './agreement.js'
import type { ContractQuestion } from './contract-question.js'
import { concerns, type ExclusionReader, type StatedExclusion } from './stated-exclusion.js'

const PACE_MS = 7 * 86_400_000

/** What was said of the agreement of each question, as far as it decides about its period; one reading for all of them. */
export async function saidExclusions(
  questions: readonly ContractQuestion[],
  exclusions: ExclusionReader,
): Promise<(question: ContractQuestion) => readonly StatedExclusion[]> {
  const spans = new Map(questions.map((question) => [question, spanOf(question.agreement, question.period)]))
  const instants = [...spans.values()]
  if (instants.length === 0) return () => []
  const from = new Date(Math.min(...instants.map((span) => span.from.getTime())))
  const to = new Date(Math.max(...instants.map((span) => span.to.getTime())))
  const all = await exclusions.read({ from, to })
  return (question) => {
    const span = spans.get(question)
    return all.filter((one) => span !== undefined && concerns(one, question.agreement) && intersect(one, span) !== null)
  }
}

/** The period, the week before it for the pace, and all of the calendar period in which a cap may have been used up. */
function spanOf({ terms }: Agreement, { interval }: Period): Interval {
  const begin = new Date(interval.from.getTime() - PACE_MS)
  const capped = terms.exclusions.flatMap(({ cap }) => (cap === null ? [] : [cap.per]))
  const froms = capped.map((unit) => periodAt(begin, calendarOf(terms.period, unit)).interval.from.getTime())
  return { from: new Date(Math.min(begin.getTime(), ...froms)), to: interval.to }
}
