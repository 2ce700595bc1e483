import type { Catalogue, Locale } from '../../../words/language/language.js'
import { speechIn, type Speech } from '../../../words/words.js'
import { german } from './de.js'
import { english, type DatasetTexts } from './en.js'
import { french } from './fr.js'

export type DatasetSpeech = Speech<DatasetTexts>

const catalogue: Required<Catalogue<DatasetTexts>> = { en: english, de: german, fr: french }

export function datasetSpeech(locale: Locale): DatasetSpeech {
  return speechIn(locale, catalogue)
}
