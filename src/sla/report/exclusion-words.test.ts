import { expect, it } from '@jest/globals'
import type { Exclusion } from '../exclusion.js'
import { EXCLUSION_KINDS } from '../terms.js'
import { exclusionLines, exclusionName } from './exclusion-words.js'
import { agreementSpeech } from './texts/agreement-texts.js'

const english = agreementSpeech('en')
const at = (text: string) => new Date(`2026-10-${text}:00Z`)

const entered: Exclusion = {
  ...{ id: 12, window: 'force majeure #12', kind: 'force_majeure', begins: at('10T08:00') },
  ...{ from: at('10T08:00'), to: at('10T10:00'), excluded: true, refusal: null, partOf: null },
  ...{ announced: null, recorded: at('11T09:30'), author: 'ann', reason: 'Flood', evidence: 'https://news.example/1' },
}
const lines = (changes: Partial<Exclusion>, locale: 'en' | 'de' | 'fr' = 'en') =>
  exclusionLines([{ ...entered, ...changes }], 'UTC', agreementSpeech(locale))

it.each([
  [
    'entered afterwards by somebody of the house',
    {},
    [
      'force majeure',
      'entered by ann 11 October 2026, 09:30 (UTC), only after it had begun',
      'evidence: https://news.example/1',
    ],
  ],
  [
    'entered in the instant in which it began',
    { recorded: at('10T08:00'), evidence: null },
    ['force majeure', 'entered by ann 10 October 2026, 08:00 (UTC)'],
  ],
  [
    'of which a cap leaves the rest, which begins after it was entered: all of it began before',
    { from: at('11T12:00'), to: at('11T13:00'), evidence: null },
    ['force majeure', 'entered by ann 11 October 2026, 09:30 (UTC), only after it had begun'],
  ],
  [
    'entered afterwards, for a customer',
    { author: null, evidence: null },
    ['force majeure', 'entered 11 October 2026, 09:30 (UTC), only after it had begun'],
  ],
  ['entered in time, for a customer', { recorded: at('01T00:00'), author: null, evidence: null }, ['force majeure']],
  [
    'of the configuration, with an announcement',
    { recorded: null, author: null, evidence: null, kind: 'scheduled_maintenance', announced: at('08T08:00') },
    ['planned maintenance, announced 8 October 2026, 08:00 (UTC), 2 d before it began', 'by configuration'],
  ],
  [
    'of the configuration, with an author and an announcement that came too late',
    { recorded: null, evidence: null, kind: 'emergency_maintenance', announced: at('10T08:01') },
    [
      'emergency maintenance, announced 10 October 2026, 08:01 (UTC), only after it had begun',
      'by configuration, says ann',
    ],
  ],
  [
    'maintenance that nobody announced',
    { kind: 'emergency_maintenance', recorded: null, author: null, evidence: null },
    ['emergency maintenance, no announcement known', 'by configuration'],
  ],
] satisfies [string, Partial<Exclusion>, string[]][])(
  'says of an exclusion what makes it credible: %s',
  (_name, changes, said) => {
    expect(lines(changes)).toEqual(said)
  },
)

it('says it in German and in French', () => {
  expect(lines({}, 'de')).toEqual([
    'höhere Gewalt',
    'eingetragen von ann 11. Oktober 2026, 09:30 Uhr (UTC), erst nach Beginn',
    'Beleg: https://news.example/1',
  ])
  expect(lines({}, 'fr')).toEqual([
    'force majeure',
    'saisie de ann du 11 octobre 2026 à 09:30 (UTC), seulement après le début',
    'justificatif\u00a0: https://news.example/1',
  ])
})

it('names what has no name of its own by its kind and number, in the language of the report', () => {
  expect(exclusionName(entered, agreementSpeech('de'))).toBe('höhere Gewalt #12')
  expect(exclusionName({ ...entered, window: 'db-upgrade' }, agreementSpeech('de'))).toBe('db-upgrade')
})

it('tells the kinds apart: no two are called the same', () => {
  const called = EXCLUSION_KINDS.map((kind) => exclusionLines([{ ...entered, kind }], 'UTC', english)[0])
  expect(new Set(called).size).toBe(EXCLUSION_KINDS.length)
})
