import type { Section } from '../../document/blocks.js'
import { byAgreement, bySaying, type AgreementMonth } from './agreement-month.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What was agreed, contract by contract; none where there is none. */
export function termsSections(agreements: readonly AgreementMonth[], { texts }: AgreementSpeech): readonly Section[] {
  if (agreements.length === 0) return []
  const { title, note } = texts.terms
  const entries = bySaying(byAgreement(agreements), ({ worst }) => worst.agreed).map(({ names, said }) => ({
    text: names.join(', '),
    under: said.map(({ label, value }) => ({ text: texts.terms.line(label, value) })),
  }))
  return [{ id: 'terms', title, note, blocks: [{ kind: 'outline', isDetail: true, entries }] }]
}
