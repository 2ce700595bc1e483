import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { agreementEvidence, fixtureDays, fixtureHead } from '../../../test/support/report-fixture.js'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import type { BadList, ListedStretch } from '../bad-list.js'
import { agreementMonths, type AgreementMonth } from './agreement-month.js'
import { agreementContent } from './agreement-report.js'
import { badTimeBlocks, shownOfEach } from './bad-time-blocks.js'
import { badTimeRows } from './bad-time-rows.js'
import { stretchLines, badFigure } from './bad-time-words.js'
import { agreementSpeech } from './texts/agreement-texts.js'

const WHOLE = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, breakLength: Infinity }

const english = agreementSpeech('en')
const at = (minute: number) => new Date(Date.UTC(2026, 9, 20, 9, minute))

function stretch(changes: Partial<ListedStretch> = {}): ListedStretch {
  return {
    ...{ from: at(0), to: at(12), kind: 'bad', member: null, incidents: [], recovery: null },
    ...{ badSeconds: 720, atWorstSeconds: 720, errors: null, errorsAtWorst: null, unknownSeconds: 0 },
    ...changes,
  }
}

function monthOf(bad: BadList): AgreementMonth {
  const evidence = { ...agreementEvidence(sampleAgreement(), fixtureDays(1000, {})), bad }
  return agreementMonths([evidence], english)[0]!
}

const listOf = (...stretches: readonly ListedStretch[]): BadList => ({ stretches, others: null, beside: null })

describe('a bad stretch in words', () => {
  it.each([
    [{}, '12 min'],
    [{ atWorstSeconds: 1020 }, '12 min, up to 17 min'],
    [{ badSeconds: 0 }, 'up to 12 min'],
    [{ badSeconds: 0, atWorstSeconds: 0 }, 'nothing'],
    // Of one of several indicators over requests.
    [{ badSeconds: null, atWorstSeconds: null, errors: 1234.2, errorsAtWorst: 1234.2 }, '1,235 errors'],
  ] as const)('that counts %j is %s', (changes, said) => {
    expect(badFigure(stretch(changes), english)).toBe(said)
  })

  it.each([
    [{ kind: 'open', badSeconds: 0, unknownSeconds: 720 }, 'unknown', '12 min without data, which count at worst'],
    [{ kind: 'open', badSeconds: 0 }, 'unknown', 'bad only if the minutes without data beside it were'],
    [{ kind: 'gap', unknownSeconds: 720 }, 'good', '12 min without data, taken as good as agreed'],
    [{ kind: 'gap', unknownSeconds: 720 }, 'exclude', '12 min without data, left out as agreed'],
    [{ kind: 'gap', unknownSeconds: 720 }, 'unknown', '12 min without data, which change nothing'],
    [{ unknownSeconds: 720 }, 'bad', '12 min without data, taken as bad as agreed'],
    [{ unknownSeconds: 120 }, 'unknown', '2 min of it without data'],
  ] as const)('says of its gap %j, where no data is taken as %s: %s', (changes, noData, said) => {
    expect(stretchLines(stretch(changes), noData, english)).toEqual([said])
  })

  it('names the indicator, errors, incidents and drills', () => {
    const incidents = [
      { number: 12, kind: 'real', title: 'checkout fails' },
      { number: 13, kind: 'drill', title: 'restore' },
    ] as const
    const lines = stretchLines(
      stretch({ member: 'latency', errors: 8, errorsAtWorst: 8, incidents }),
      'unknown',
      english,
    )
    expect(lines).toEqual(['latency', '8 errors', 'Incident #12: checkout fails', 'Drill #13: restore'])
  })

  it('says of a recovery how long it took and what was lost', () => {
    const none = { badSeconds: null, atWorstSeconds: null }
    const lines = (seconds: number | null) =>
      stretchLines(stretch({ ...none, recovery: { seconds, lossSeconds: 3600 } }), 'unknown', english)
    expect(lines(7200)).toEqual(['recovered after 2 h', 'data of 1 h lost'])
    expect(lines(null)).toEqual(['not recovered from yet, or not known', 'data of 1 h lost'])
  })
})

describe('the bad time of an agreement', () => {
  const minutes = Array.from({ length: 60 }, (_, i) => {
    return stretch({ from: at(i * 20), to: at(i * 20 + i + 1), badSeconds: (i + 1) * 60, atWorstSeconds: (i + 1) * 60 })
  })

  it('shows on pages those that cost most, in order of time, and what the others come to', () => {
    const [table, more] = badTimeBlocks([monthOf(listOf(...minutes.toReversed()))], 50, english)
    expect(table).toMatchObject({ kind: 'table', on: 'page' })
    expect(table?.kind === 'table' && table.rows).toHaveLength(50)
    // Those of 1 to 10 minutes are left: 55 minutes.
    expect(more).toEqual({
      ...{ kind: 'sentences', on: 'page', isDetail: true },
      texts: ['10 more are not shown here, 55 min in all; the CSV and the JSON have them.'],
    })
  })

  it('counts those that nobody names among the others', () => {
    const others = { ...stretch({ badSeconds: 300, atWorstSeconds: 300 }), count: 7 }
    const blocks = badTimeBlocks([monthOf({ ...listOf(stretch()), others })], 50, english)
    expect(JSON.stringify(blocks)).toContain('7 more are not shown here, 5 min in all')
  })

  it('is not there where all was good', () => {
    expect(badTimeBlocks([monthOf(listOf())], 50, english)).toEqual([])
  })

  it('shows fewer of each agreement in a report on many', () => {
    expect([1, 6, 10, 100, 0].map(shownOfEach)).toEqual([50, 50, 30, 5, 50])
  })

  it('is a row for each stretch and for what none of them has, which add up to all', () => {
    const bad = {
      stretches: [stretch(), stretch({ kind: 'open', badSeconds: 0, unknownSeconds: 720 })],
      others: { ...stretch({ badSeconds: 300 }), count: 7 },
      beside: stretch({ badSeconds: 6 }),
    }
    const rows = badTimeRows([monthOf(bad)])
    expect(rows.map(({ kind, cells }) => [kind, cells['bad_kind'], cells['bad_seconds'], cells['no_data']])).toEqual([
      ['bad_interval', 'bad', 720, null],
      ['bad_interval', 'open', 0, 'unknown'],
      ['bad_interval', 'others', 300, null],
      ['bad_interval', 'beside', 6, null],
    ])
    const columns = rows.map(({ cells }) => Object.keys(cells).toSorted())
    expect(rows[0]?.cells).toMatchObject({ service: 'checkout', from: at(0), to: at(12) })
    expect(columns[0]).toEqual(expect.arrayContaining(columns[2] ?? []))
  })

  it('tells a customer when it was, and of no incident', () => {
    const incidents = [{ number: 12, kind: 'real', title: 'secret of the house' }] as const
    const evidence = {
      ...agreementEvidence(sampleAgreement(), fixtureDays(1000, {})),
      bad: listOf(stretch({ incidents })),
    }
    const contentFor = (audience: 'internal' | 'customer') =>
      inspect(agreementContent([evidence], new Map(), { ...fixtureHead, audience, otherCustomers: [] }), WHOLE)
    expect(contentFor('internal')).toContain('secret of the house')
    expect(contentFor('customer')).not.toContain('secret of the house')
    expect(contentFor('customer')).toContain('20 October, 11:00 to 11:12 (UTC+2)')
  })
})
