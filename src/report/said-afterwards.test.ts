import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { anna } from '../../test/support/initiators.js'
import { october } from '../../test/support/agreement-results.js'
import { inSeptember, saidHouse, type SaidHouse } from '../../test/support/said-house.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { exampleModel } from '../../test/support/report-fixture.js'
import { correctionSentences, reasonOf } from './correction.js'
import { reportPage } from './report-page.js'
import { reportSpeech } from './texts/report-texts.js'
import { findNewest } from './issued-reports-read-store.js'
import { reviseReport } from './revise-report.js'

const { signal } = new AbortController()
const all = ['2026-08 1', '2026-09 1', '2026-10 1']
const corrected = ['2026-08 1', '2026-09 1', '2026-09 2', '2026-10 1', '2026-10 2']

let database: Database
let house: SaidHouse

beforeEach(async () => {
  database = await openStore(':memory:')
  house = saidHouse({ database, smtpUrl: 'smtp://127.0.0.1:1' })
  await house.issueAll()
})

afterEach(() => database.close())

const follow = () => house.job.run(new Date(), signal)

async function excludedSeconds(period: string): Promise<number> {
  const found = await database.read((reader) => findNewest(reader, 'monthly-sla', period))
  const report = JSON.parse(found!.json) as { agreements: { result: { excludedSeconds: number } }[] }
  return report.agreements[0]!.result.excludedSeconds
}

it('what is said of September supersedes its report and that of October, whose cap it uses up; that of August is not made again', async () => {
  expect(await house.revisions()).toEqual(all)
  expect([await excludedSeconds('2026-09'), await excludedSeconds('2026-10')]).toEqual([0, 7200])
  await house.desk.add(inSeptember, { anyway: false, initiator: anna })
  const before = house.asked.length
  await follow()
  expect(await house.revisions()).toEqual(corrected)
  // By hand: two of the three hours are September's, so that one is left for October.
  expect([await excludedSeconds('2026-09'), await excludedSeconds('2026-10')]).toEqual([7200, 3600])
  const months = new Set(house.asked.slice(before).map((from) => from.toISOString().slice(0, 7)))
  // Of the two that are made again, and of the twelve months that September is compared with, the first of which begins on the evening before in UTC.
  const year = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04']
  expect([...months].toSorted()).toEqual([...year, '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'])
})

it('a revision says who said what, and why', async () => {
  await house.desk.add(inSeptember, { anyway: false, initiator: anna })
  await follow()
  const listed = (await house.issue.archive.list()).find(
    ({ period, revision }) => period === '2026-10' && revision === 2,
  )
  expect(listed?.correction?.reasons).toEqual([
    {
      kind: 'exclusion_added',
      id: 1,
      name: 'scheduled maintenance #1',
      from: inSeptember.from,
      to: inSeptember.to,
      by: 'ann',
      why: 'PG 18',
    },
  ])
  const { reasons } = listed!.correction!
  const correction = {
    of: 1,
    issuedAt: new Date('2026-11-01T07:00:00Z'),
    reasons,
    changed: [],
    configurationChanged: false,
  }
  expect(correctionSentences(correction, 'Europe/Berlin')).toBe(
    'This corrects revision 1 of 1 November 2026, 08:00 (UTC+1): scheduled maintenance #1 (10 September, 03:00 to 05:00 (UTC+2)) was entered after it was issued, by ann: PG 18.',
  )
  const figures = { changed: [{ name: 'checkout', before: 0.998, after: 0.999 }], configurationChanged: true }
  expect(correctionSentences({ ...correction, ...figures }, 'Europe/Berlin', reportSpeech('de'))).toBe(
    'Dies korrigiert Revision 1 vom 1. November 2026, 08:00 Uhr (UTC+1): scheduled maintenance #1 (10. September, 03:00 bis 05:00 Uhr (UTC+2)) wurde nach der Ausstellung eingetragen, von ann: PG 18. Anders als zuvor: checkout 99,900 %, zuvor 99,800 %. Auch die Konfiguration hat sich seither geändert.',
  )
  const french = reportPage({ ...exampleModel(), locale: 'fr', correction })
  expect(french.correction).toMatch(/^Ceci corrige la révision 1 du 1er novembre 2026 à 08:00 \(UTC\+1\)\u00a0: /)
})

it('is followed once, and again when it is withdrawn', async () => {
  await house.desk.add(inSeptember, { anyway: false, initiator: anna })
  await follow()
  const before = house.asked.length
  await follow()
  expect(house.asked).toHaveLength(before)
  expect(await house.revisions()).toEqual(corrected)
  await house.desk.withdraw(1, { by: 'bob', why: 'the wrong day', initiator: anna })
  await follow()
  expect(await house.revisions()).toEqual([...corrected, '2026-09 3', '2026-10 3'].toSorted())
  expect([await excludedSeconds('2026-09'), await excludedSeconds('2026-10')]).toEqual([0, 7200])
})

it('somebody can have it made again though no figure is another one: the revision says who and why, and supersedes once', async () => {
  const { issue } = house
  const settings = issue.config.reports.find(({ name }) => name === 'monthly-sla')!
  const byHand = { kind: 'by_hand', by: 'ann', why: 'the wrong logo' } as const
  const made = await reviseReport(issue, settings, { period: october, byHand })
  expect(made).toMatchObject({ of: 1, reasons: [byHand], changed: [] })
  expect(await house.revisions()).toEqual([...all, '2026-10 2'].toSorted())
  const listed = (await issue.archive.list()).find(({ revision }) => revision === 2)
  expect(listed?.correction).toEqual({ reasons: [byHand] })
  expect(reasonOf({ reasons: [byHand] }, 'UTC')).toBe('it was made again, by ann: the wrong logo')
  expect(await issue.archive.superseded()).toEqual(new Map([['monthly-sla', 1]]))
  await follow()
  expect(await reviseReport(issue, settings, { period: october })).toBeNull()
  expect(await house.revisions()).toEqual([...all, '2026-10 2'].toSorted())
})

it('what changes no figure supersedes nothing', async () => {
  const refused = { ...inSeptember, announced: new Date('2026-09-20T00:00:00Z') }
  await house.desk.add(refused, { anyway: true, initiator: anna })
  await follow()
  expect(await house.revisions()).toEqual(all)
})

it('what concerns another service, or a kind that the agreement does not list, is not asked for at all', async () => {
  const before = house.asked.length
  await house.desk.add({ ...inSeptember, kind: 'force_majeure' }, { anyway: true, initiator: anna })
  await house.desk.add(
    { ...inSeptember, window: 'x', scope: [{ service: 'catalog', agreement: null }] },
    { anyway: true, initiator: anna },
  )
  await follow()
  expect(house.asked).toHaveLength(before)
  expect(await house.revisions()).toEqual(all)
})
