import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type SloTexts } from './en.js'
import { french } from './fr.js'

export type SloSpeech = Speech<SloTexts>

const catalogue: Required<Catalogue<SloTexts>> = { en: english, de: german, fr: french }

export function sloSpeech(locale: Locale): SloSpeech {
  return speechIn(locale, catalogue)
}
