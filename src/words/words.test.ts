import { expect, it } from '@jest/globals'
import { LOCALES, pluralIn, type Locale } from './language/language.js'
import { speechIn } from './words.js'

const BERLIN = 'Europe/Berlin'
const say = (locale: Locale) => speechIn(locale, { en: 'hello', de: 'hallo' })
const at = new Date('2026-12-01T06:30:00Z')
const night = { from: new Date('2026-10-04T00:00:00Z'), to: new Date('2026-10-04T01:00:00Z') }

it.each<readonly [Locale, Readonly<Record<string, string>>]>([
  [
    'en-GB',
    {
      instant: '1 December 2026, 07:30 (UTC+1)',
      stretch: '4 October, 02:00 to 03:00 (UTC+2)',
      percent: '99.854 %',
      money: '1,234,567.89',
      span: '2 d 4 h 10 min',
    },
  ],
  [
    'de',
    {
      instant: '1. Dezember 2026, 07:30 Uhr (UTC+1)',
      stretch: '4. Oktober, 02:00 bis 03:00 Uhr (UTC+2)',
      percent: '99,854 %',
      money: '1.234.567,89',
      span: '2 d 4 h 10 min',
    },
  ],
  [
    'fr',
    {
      instant: '1er décembre 2026 à 07:30 (UTC+1)',
      stretch: '4 octobre de 02:00 à 03:00 (UTC+2)',
      percent: '99,854 %',
      money: '1\u202f234\u202f567,89',
      span: '2 j 4 h 10 min',
    },
  ],
])('%s writes dates, numbers and lengths as people there do', (locale, expected) => {
  const words = say(locale)
  expect({
    instant: words.instant(at, BERLIN),
    stretch: words.stretch(night, BERLIN),
    percent: words.percent(0.99854, { digits: 3 }),
    money: words.decimal('1234567.89'),
    span: words.span(2 * 86_400 + 4 * 3600 + 600),
  }).toEqual(expected)
})

it.each([
  ['2026-10', ['October 2026', 'Oktober 2026', 'octobre 2026']],
  ['2026-Q4', ['Q4 2026', '4. Quartal 2026', 'T4 2026']],
  ['2026-W07', ['week 7 of 2026', 'Kalenderwoche 7 2026', 'semaine 7 de 2026']],
  ['2026', ['2026', '2026', '2026']],
  ['2026-10-01--2026-10-15', ['1 to 15 October 2026', '1. bis 15. Oktober 2026', 'du 1er au 15 octobre 2026']],
  [
    '2026-09-28--2026-10-04',
    ['28 September to 4 October 2026', '28. September bis 4. Oktober 2026', 'du 28 septembre au 4 octobre 2026'],
  ],
  [
    '2026-12-28--2027-01-03',
    [
      '28 December 2026 to 3 January 2027',
      '28. Dezember 2026 bis 3. Januar 2027',
      'du 28 décembre 2026 au 3 janvier 2027',
    ],
  ],
  ['2026-10-15--2026-10-15', ['15 October 2026', '15. Oktober 2026', '15 octobre 2026']],
])('the period %s is said as %j', (label, expected) => {
  expect((['en', 'de', 'fr'] as const).map((locale) => say(locale).period(label))).toEqual(expected)
})

it('a room without texts in a language speaks English, with the numbers of the language', () => {
  expect(LOCALES.map((locale) => say(locale).texts)).toEqual(['hello', 'hello', 'hallo', 'hello'])
})

it('in French nothing takes the form of one, elsewhere that of many', () => {
  const forms = { one: 'one', other: 'many' }
  const counted = (['en', 'de', 'fr'] as const).map((language) =>
    [0, 1, 2].map((count) => pluralIn(language)(count, forms)),
  )
  expect(counted).toEqual([
    ['many', 'one', 'many'],
    ['many', 'one', 'many'],
    ['one', 'one', 'many'],
  ])
})
