import type { Interval } from '../calendar/interval.js'
import { formatObjective, formatPercent, type PercentOptions } from '../shared/format-percent.js'
import type { Rounding } from './beside-limit.js'
import { formatDate, formatDay, formatInstant, formatPeriod, formatStretch } from './format-date.js'
import { formatSpan, formatSpanBriefly } from './format-span.js'
import { german } from './language/de.js'
import { english } from './language/en.js'
import { french } from './language/fr.js'
import { languageOf, type Catalogue, type Language, type LanguageForms, type Locale } from './language/language.js'

const FORMS: Readonly<Record<Language, LanguageForms>> = { en: english, de: german, fr: french }

/** Whoever writes for people in one language: dates, lengths and numbers as it has them, and the texts of a room. */
export interface Speech<Texts> {
  readonly locale: Locale
  readonly decimalMark: LanguageForms['decimalMark']
  readonly texts: Texts
  readonly day: (instant: Date, zone: string) => string
  readonly date: (label: string) => string
  readonly instant: (instant: Date, zone: string) => string
  readonly stretch: (interval: Interval, zone: string) => string
  readonly period: (label: string) => string
  readonly span: (seconds: number, round?: Rounding) => string
  readonly spanBriefly: (seconds: number, round?: Rounding) => string
  readonly percent: (ratio: number, options: PercentOptions) => string
  readonly objective: (ratio: number) => string
  /** A decimal text with all its digits, such as `2000.00`. */
  readonly decimal: (text: string) => string
}

/** Somebody who speaks a language; where there are no texts in it, the texts are English. */
export function speechIn<Texts>(locale: Locale, catalogue: Catalogue<Texts>): Speech<Texts> {
  const language = languageOf(locale)
  const forms = FORMS[language]
  const marked = (text: string) => text.replace('.', forms.decimalMark)
  return {
    locale,
    decimalMark: forms.decimalMark,
    texts: catalogue[language] ?? catalogue.en,
    day: (instant, zone) => formatDay(instant, zone, forms),
    date: (label) => formatDate(label, forms),
    instant: (instant, zone) => formatInstant(instant, zone, forms),
    stretch: (interval, zone) => formatStretch(interval, zone, forms),
    period: (label) => formatPeriod(label, forms),
    span: (seconds, round) => formatSpan(seconds, round, forms),
    spanBriefly: (seconds, round) => formatSpanBriefly(seconds, round, forms),
    percent: (ratio, options) => marked(formatPercent(ratio, options)),
    objective: (ratio) => marked(formatObjective(ratio)),
    decimal: (text) => decimalIn(text, forms),
  }
}

function decimalIn(text: string, { group, decimalMark }: LanguageForms): string {
  const [whole = '', decimals] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return decimals === undefined ? grouped : `${grouped}${decimalMark}${decimals}`
}
