import { restated, type Outcome, type Word } from './incident-actions.js'
import { IncidentRefusedError } from './incident-refused.js'
import type { Incident, MilestoneKind } from './incident.js'
import { misplacedIn } from './view/statistics.js'

/** What a person says of when something was. */
export interface MilestoneEdit extends Word {
  readonly milestone: MilestoneKind
  readonly at: Date
}

/**
 * A milestone as a person states it, which the measurement leaves alone from then on.
 *
 * @throws IncidentRefusedError where it lies in the future, contradicts the others, or speaks of an end that has not come
 */
export function editMilestone(incident: Incident, { milestone, at, ...word }: MilestoneEdit, now: Date): Outcome {
  const name = `#${incident.number}`
  if (at > now) throw new IncidentRefusedError(`${milestone} of ${name} would lie in the future: ${at.toISOString()}`)
  if (isEnd(milestone) && incident.milestones[milestone] === undefined)
    throw new IncidentRefusedError(`${name} has not ${milestone} yet: resolve it, then say when that was`)
  const outcome = restated(incident, milestone, { word, at })
  const known = misplacedIn(incident).map(wordsOf)
  const [contradiction] = misplacedIn(outcome.incident)
    .map(wordsOf)
    .filter((one) => !known.includes(one))
  if (contradiction !== undefined) throw new IncidentRefusedError(`${contradiction}, in ${name}: mend that first`)
  return outcome
}

function isEnd(milestone: MilestoneKind): boolean {
  return milestone === 'recovered' || milestone === 'resolved'
}

function wordsOf([first, second]: readonly [MilestoneKind, MilestoneKind]): string {
  return `${second} would lie before ${first}`
}
