import { dueAt, placeOfSubject, type Breach } from '../breach/breach.js'
import { answersOf } from '../breach/breach-answers-store.js'
import { breachNotice, type BreachTold } from '../breach/breach-notice.js'
import { findBreach } from '../breach/breach-store.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import type { NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import { answerLink } from './answer-link.js'
import type { EscalatedSubject, Told } from './escalated-subject.js'
import type { EscalationParts } from './escalation-parts.js'

export interface EscalatedBreachParts {
  readonly config: Pick<EscalationParts['config'], 'organisation' | 'services'>
  readonly compose: NoticeComposer
  readonly links: LinkSigner
}

/** Breaches of agreements. */
export function escalatedBreach({ config, compose, links }: EscalatedBreachParts): EscalatedSubject {
  const { organisation } = config
  return {
    kind: 'breach',
    async writer(transaction, subject, told) {
      const place = placeOfSubject(subject.id)
      const breach = place === null ? null : await findBreach(transaction, place)
      const kind = KINDS[told.kind]
      if (place === null || breach === null || kind === null) return null
      const [answered = null] = await answersOf(transaction, place)
      const news = { organisation, breach: { ...breach, ...place }, dueAt: dueOf(config, breach), answered }
      return async (receiver, key) => {
        // Whoever was asked first is told by the one who asked.
        if (kind === 'lifted' && breach.asked.includes(receiver.name)) return null
        const url = await answerLink({ links, transaction }, receiver, { subject, told })
        return compose(receiver, breachNotice({ ...news, told: { ...told, kind }, url }), key)
      }
    },
  }
}

/** `null`: nothing of that kind happens to breaches. */
const KINDS = {
  unacknowledged: 'unacknowledged',
  acknowledged: 'acknowledged',
  updated: null,
  update_due: null,
  recovered: 'lifted',
  resolved: 'lifted',
} as const satisfies Readonly<Record<Told['kind'], BreachTold['kind'] | null>>

/** `null`: the agreement is configured no longer. */
function dueOf({ services }: EscalatedBreachParts['config'], breach: Breach): Date | null {
  const service = services.find(({ name }) => name === breach.service)
  const agreement = service?.agreements.find(({ name }) => name === breach.agreement)
  return agreement === undefined ? null : dueAt(breach, agreement)
}
