import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type ReviewTexts } from './en.js'
import { french } from './fr.js'

export type ReviewSpeech = Speech<ReviewTexts>

const catalogue: Catalogue<ReviewTexts> = { en: english, de: german, fr: french }

/** Who says in a language what reports say of reviews. */
export function reviewSpeech(locale: Locale): ReviewSpeech {
  return speechIn(locale, catalogue)
}
