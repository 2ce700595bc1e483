import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type IncidentTexts } from './en.js'
import { french } from './fr.js'

export type IncidentSpeech = Speech<IncidentTexts>

const catalogue: Required<Catalogue<IncidentTexts>> = { en: english, de: german, fr: french }

export function incidentSpeech(locale: Locale): IncidentSpeech {
  return speechIn(locale, catalogue)
}
