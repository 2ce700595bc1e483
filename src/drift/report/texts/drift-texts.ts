import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type DriftTexts } from './en.js'
import { french } from './fr.js'

export type DriftSpeech = Speech<DriftTexts>

const catalogue: Catalogue<DriftTexts> = { en: english, de: german, fr: french }

/** Who says in a language what reports say of what runs. */
export function driftSpeech(locale: Locale): DriftSpeech {
  return speechIn(locale, catalogue)
}
