import { describe, expect, it } from '@jest/globals'
import type { KeyFigure, KeyFigureValue } from '../../feature/key-figure.js'
import { keyFigureRows } from './key-figure-rows.js'
import { keyFigureSections } from './key-figure-section.js'

const value = (changes: Partial<KeyFigureValue> = {}): KeyFigureValue => {
  return { seconds: 240, count: 2, unknown: 0, verdict: 'met', ...changes }
}
const none = value({ seconds: null, count: 0, verdict: null })

const figure = (changes: Partial<KeyFigure> = {}): KeyFigure => ({
  ...{ name: 'mttd', about: ['checkout'], targetSeconds: 300, current: value() },
  previous: { period: '2026-09', ...value() },
  months: [
    { month: '2026-09', ...none },
    { month: '2026-10', ...value() },
  ],
  ...changes,
})

const section = (
  changes: Partial<KeyFigure>,
  locale: 'en' | 'de' | 'fr' = 'en',
  audience: 'internal' | 'customer' = 'internal',
) => {
  const [only] = keyFigureSections([figure(changes)], { locale, audience })
  return only?.blocks ?? []
}

/** One figure as a text has it. */
function line(...asked: Parameters<typeof section>): string | undefined {
  const outline = section(...asked).find((block) => block.kind === 'outline')
  return outline?.entries[0]?.text
}

/** Its cells on a page, each with what stands below. */
function cells(...asked: Parameters<typeof section>): readonly string[] {
  const table = section(...asked).find((block) => block.kind === 'table')
  return (table?.rows[0] ?? []).map((cell) => {
    if (typeof cell === 'string') return cell
    return [cell.text, ...(cell.below ?? []).map((one) => (typeof one === 'string' ? one : one.text))].join(' / ')
  })
}

describe('the table of key figures', () => {
  it.each<[string, Partial<KeyFigure>, string]>([
    ['met, and the same as before', {}, 'MTTD: 4 min (n 2), target 5 min, met; before 4 min, the same'],
    [
      'missed by less than a second, which is seen, and worse',
      { current: value({ seconds: 300.2, verdict: 'missed' }) },
      'MTTD: 5 min 1 s (n 2), target 5 min, missed; before 4 min, worse now',
    ],
    [
      'better than before',
      { previous: { period: '2026-09', ...value({ seconds: 900, count: 1, verdict: 'missed' }) } },
      'MTTD: 4 min (n 2), target 5 min, met; before 15 min, better now',
    ],
    ['no incident is no time of 0', { current: none }, 'MTTD: no incident (n 0), target 5 min; before 4 min'],
    [
      'incidents of which nothing is known',
      { current: value({ seconds: null, count: 0, unknown: 3, verdict: 'undetermined' }) },
      'MTTD: unknown (n 0, 3 unknown), target 5 min, undetermined; before 4 min',
    ],
    [
      'nothing was aimed for',
      { targetSeconds: null, current: value({ verdict: null }) },
      'MTTD: 4 min (n 2); before 4 min, the same',
    ],
    [
      'a dataset that was not seen',
      { name: 'rpo', current: value({ seconds: null, count: 0, unknown: 1, verdict: 'undetermined' }) },
      'RPO: no data (n 0, 1 unknown), target 5 min, undetermined; before 4 min',
    ],
  ])('%s', (_, changes, expected) => {
    expect(line(changes)).toBe(expected)
  })

  const worse = { current: value({ seconds: 301, verdict: 'missed' as const, unknown: 2 }) }

  it('says on a page what is met, missed, better and worse in words and marks, not by colour alone', () => {
    expect(cells(worse)).toEqual([
      'MTTD / mean time to detect',
      '5 min 1 s / n 2, 2 unknown',
      '5 min / ✕\u00a0missed',
      '4 min / n 2 / ▼\u00a0worse now',
      '',
    ])
  })

  it('speaks German and French', () => {
    expect(line(worse, 'de')).toBe(
      'MTTD: 5 min 1 s (n 2, 2 unbekannt), Ziel 5 min, verfehlt; zuvor 4 min, jetzt schlechter',
    )
    expect(line(worse, 'fr')).toBe(
      'MTTD\u00a0: 5 min 1 s (n 2, 2 inconnus), objectif 5 min, manqué\u00a0; avant 4 min, moins bien à présent',
    )
  })

  it('has no target for a customer', () => {
    const own = { targetSeconds: null, current: value({ verdict: null }) }
    expect(cells(own, 'en', 'customer')).toEqual([
      'MTTD / mean time to detect',
      '4 min / n 2',
      '4 min / n 2 / =\u00a0the same',
      '',
    ])
  })

  it('names what it is about only where there are several, and says the trend in words', () => {
    const other = figure({ about: ['a', 'b', 'c', 'd', 'e'], targetSeconds: 60 })
    const [only] = keyFigureSections([figure({ name: 'mttr' }), other, figure()], {
      locale: 'en',
      audience: 'internal',
    })
    expect(only?.blocks).toMatchObject([
      {
        rows: [
          [
            { below: ['mean time to detect', 'a, b, c and 2 more'] },
            {},
            {},
            {},
            { spark: { values: [null, 240], limit: 60 } },
          ],
          [{ below: ['mean time to detect', 'checkout'] }, {}, {}, {}, {}],
          [{ text: 'MTTR', below: ['mean time to recover'] }, {}, {}, {}, {}],
        ],
      },
      { kind: 'sentences' },
      {
        entries: [{}, { under: [{ text: 'September 2026 to October 2026: no incident, 4 min' }] }, {}],
      },
    ])
    expect(only?.blocks[2]).toMatchObject({
      entries: [{ text: expect.stringMatching(/^MTTD a, b, c and 2 more: /) }, {}, {}],
    })
  })

  it('is not there where no feature has any figure', () => {
    expect(keyFigureSections([], { locale: 'en', audience: 'internal' })).toEqual([])
  })
})

it('a sheet has a row for each key figure and each of its months, with numbers as numbers', () => {
  const rows = keyFigureRows([figure({ previous: { period: '2026-09', ...value({ seconds: 300.5 }) } })])
  expect(rows).toMatchObject([
    {
      kind: 'key_figure',
      cells: {
        key_figure: 'mttd',
        about: 'checkout',
        target_seconds: 300,
        value_seconds: 240,
        count: 2,
        previous_value_seconds: 300.5,
        change: 'better',
      },
    },
    { kind: 'key_figure_month', cells: { key_figure: 'mttd', month: '2026-09', value_seconds: null, count: 0 } },
    { kind: 'key_figure_month', cells: { month: '2026-10', value_seconds: 240, count: 2, verdict: 'met' } },
  ])
})
