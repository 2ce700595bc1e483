import type { Catalogue, Locale } from '../../words/language/language.js'
import { speechIn, type Speech } from '../../words/words.js'
import { german } from './de.js'
import { english, type ReportTexts } from './en.js'
import { french } from './fr.js'

export type ReportSpeech = Speech<ReportTexts>

const catalogue: Required<Catalogue<ReportTexts>> = { en: english, de: german, fr: french }

export function reportSpeech(locale: Locale): ReportSpeech {
  return speechIn(locale, catalogue)
}
