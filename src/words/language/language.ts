/** Languages in which a report can speak, with what differs between countries: `en` and `en-GB` have the same words. */
export type Locale = 'en' | 'en-GB' | 'de' | 'fr'

export const LOCALES = ['en', 'en-GB', 'de', 'fr'] as const satisfies readonly Locale[]

export type Language = 'en' | 'de' | 'fr'

/** The language of a locale. */
export function languageOf(locale: Locale): Language {
  return locale === 'en-GB' ? 'en' : locale
}

/** How a language writes dates, lengths and numbers: whole texts, so that each language has its own order. */
export interface LanguageForms {
  /** January first. */
  readonly months: readonly string[]
  readonly decimalMark: '.' | ','
  /** Between thousands. */
  readonly group: string
  readonly units: { readonly day: string; readonly hour: string; readonly minute: string; readonly second: string }
  readonly lessThanASecond: string
  /** `4 October`. */
  readonly dayOfYear: (day: number, month: string) => string
  /** `4 October 2026`. */
  readonly day: (dayOfYear: string, year: number) => string
  /** `4 October 2026, 02:00 (UTC+2)`. */
  readonly instant: (day: string, clock: string, offset: string) => string
  /** On one day: `4 October, 02:00 to 03:00 (UTC+2)`. */
  readonly hours: (dayOfYear: string, clocks: readonly [string, string], offset: string) => string
  /** From an instant or a day to another. */
  readonly fromTo: (from: string, to: string) => string
  readonly period: {
    readonly quarter: (quarter: number, year: string) => string
    readonly week: (week: number, year: string) => string
    readonly month: (month: string, year: string) => string
    /** Of a length that its name does not say. */
    readonly from: (day: string) => string
    /** Days of one month: `1 to 15 October 2026`. */
    readonly daysOfMonth: (first: number, last: string) => string
  }
}

/** Texts by language. Our own rooms have all of them; where a feature has only English, its part is English. */
export type Catalogue<Texts> = { readonly en: Texts } & { readonly [Other in Exclude<Language, 'en'>]?: Texts }

/** The forms of a word by number, by the rules of a language: `Intl.PluralRules`, made when a word is asked for: the first of them takes a command 15 ms. */
export function pluralIn(language: Language): (count: number, forms: PluralForms) => string {
  let rules: Intl.PluralRules | undefined
  return (count, { one, other }) => {
    rules ??= new Intl.PluralRules(language)
    return rules.select(count) === 'one' ? one : other
  }
}

/** Names in a row: `a, b and c`. */
export function joinIn(language: Language): (names: readonly string[]) => string {
  let format: Intl.ListFormat | undefined
  return (names) => {
    format ??= new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' })
    return format.format(names)
  }
}

/** In French 0 takes the form of 1. */
export interface PluralForms {
  readonly one: string
  readonly other: string
}
