import type { Section } from '../../document/blocks.js'
import { byAgreement, type AgreementMonth } from './agreement-month.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What was agreed, agreement by agreement; none where there is none. */
export function termsSections(agreements: readonly AgreementMonth[], { texts }: AgreementSpeech): readonly Section[] {
  if (agreements.length === 0) return []
  const { title, note } = texts.terms
  const entries = byAgreement(agreements).map(({ name, worst }) => ({
    text: name,
    under: worst.agreed.map(({ label, value }) => ({ text: texts.terms.line(label, value) })),
  }))
  return [{ id: 'terms', title, note, blocks: [{ kind: 'outline', isDetail: true, entries }] }]
}
