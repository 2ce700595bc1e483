import type { Within } from '../terms.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** A length as contracts say it. */
export function lengthText(length: Within, say: AgreementSpeech): string {
  return 'seconds' in length ? say.span(length.seconds) : say.texts.terms.within(length)
}
