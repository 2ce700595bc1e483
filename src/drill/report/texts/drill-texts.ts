import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type DrillTexts } from './en.js'
import { french } from './fr.js'

export type DrillSpeech = Speech<DrillTexts>

const catalogue: Catalogue<DrillTexts> = { en: english, de: german, fr: french }

/** Who says in a language what reports say of drills. */
export function drillSpeech(locale: Locale): DrillSpeech {
  return speechIn(locale, catalogue)
}
