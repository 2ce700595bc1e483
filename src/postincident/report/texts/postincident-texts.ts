import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type PostIncidentTexts } from './en.js'
import { french } from './fr.js'

export type PostIncidentSpeech = Speech<PostIncidentTexts>

const catalogue: Catalogue<PostIncidentTexts> = { en: english, de: german, fr: french }

/** Who says in a language what reports say of action items. */
export function postIncidentSpeech(locale: Locale): PostIncidentSpeech {
  return speechIn(locale, catalogue)
}
