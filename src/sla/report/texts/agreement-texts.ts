import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type AgreementTexts } from './en.js'
import { french } from './fr.js'

export type AgreementSpeech = Speech<AgreementTexts>

const catalogue: Required<Catalogue<AgreementTexts>> = { en: english, de: german, fr: french }

export function agreementSpeech(locale: Locale): AgreementSpeech {
  return speechIn(locale, catalogue)
}
