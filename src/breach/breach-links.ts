import { byLink } from '../audit/initiator.js'
import type { LinkAction, LinkQuestion } from '../http/links/link-action.js'
import { formatObjective } from '../shared/format-percent.js'
import { formatInstant } from '../words/format-date.js'
import { placeOfSubject, type AnsweredBreach, type BreachPlace } from './breach.js'
import type { BreachAnswers } from './breach-answers-store.js'
import { periodWords, promisedAndDelivered } from './breach-notice.js'

export interface BreachLinksParts {
  readonly organisation: string
  readonly answers: BreachAnswers
}

/** What links in messages can do to breaches. */
export function breachLinks({ organisation, answers }: BreachLinksParts): readonly LinkAction[] {
  const acknowledge: LinkAction = {
    kind: 'breach',
    action: 'acknowledge',
    async describe(id, recipient) {
      const place = placeOfSubject(id)
      const breach = place === null ? null : await answers.find(place)
      return place === null || breach === null ? null : questionOf(organisation, breach, { place, recipient })
    },
    async perform(id, { by, comment, from }) {
      const place = placeOfSubject(id)
      if (place !== null) await answers.give({ place, by, comment, how: 'link', initiator: byLink({ by, from }) })
    },
  }
  return [acknowledge]
}

function questionOf(
  organisation: string,
  breach: AnsweredBreach,
  { place, recipient }: { readonly place: BreachPlace; readonly recipient: string },
): LinkQuestion {
  const { service, agreement, period, zone, standing, foundAt, answers } = breach
  const { customer, credit } = standing
  const owed = credit === null ? null : (credit.amount ?? `${formatObjective(credit.ratio)} of the fee`)
  return {
    overline: `${organisation} · agreement ${service}/${agreement}`,
    title: `Acknowledge the breach of ${periodWords(period)}`,
    sentences: [
      `${promisedAndDelivered(standing)}.`,
      'By acknowledging you say that you have seen it. Nothing about it changes.',
    ],
    facts: [
      ...(customer === null ? [] : [{ label: 'Customer', value: customer }]),
      ...(owed === null ? [] : [{ label: 'Credit, an estimate', value: owed }]),
      { label: 'Found', value: formatInstant(foundAt, zone) },
      ...answers.map(({ by, at }) => ({ label: 'Acknowledged', value: `${by}, ${formatInstant(at, zone)}` })),
    ],
    button: 'Acknowledge',
    done: doneOf(breach, place, recipient),
  }
}

/** What has passed cannot be acknowledged any more; `null`: it waits for this recipient. */
function doneOf(
  { answers, zone, liftedAt, round }: AnsweredBreach,
  place: BreachPlace,
  recipient: string,
): string | null {
  const own = answers.find(({ by }) => by === recipient)
  if (own !== undefined) return `You acknowledged it on ${formatInstant(own.at, zone)}.`
  if (round > place.round) return 'It was lifted and found again since: the newest message has the link for that.'
  return liftedAt === null ? null : `It was lifted on ${formatInstant(liftedAt, zone)}: nothing is left to do.`
}
