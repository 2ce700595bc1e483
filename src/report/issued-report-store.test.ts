import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { exampleModel } from '../../test/support/report-fixture.js'
import { parsePeriod } from '../calendar/period.js'
import { sampleLetter } from '../../test/support/sample-letter.js'
import { messageOfMail } from '../notify/outgoing-message.js'
import { createOutboxStore } from '../notify/outbox-store.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { digestOf } from './issued-file.js'
import { createIssuedReportStore, type IssueDraft, type IssuedReportStore } from './issued-report-store.js'
import { reportJson, type ReportModel } from './model.js'
import { findByDigest, listFiles, readFiles } from './report-files-store.js'

let database: Database
let archive: IssuedReportStore

beforeEach(async () => {
  database = await openStore(':memory:')
  archive = createIssuedReportStore({ database, outbox: createOutboxStore(database), steps: ignoreSteps })
})

afterEach(() => database.close())

const bytes = (text: string) => new TextEncoder().encode(text)

function draft(number: string, changes: Partial<ReportModel> = {}): IssueDraft {
  const model = { ...exampleModel(), ...changes, number }
  const json = reportJson(model)
  const mail = {
    key: `report:${number}:${model.revision}`,
    messageId: '<a@b>',
    envelopeFrom: 'a@b',
    message: bytes(json),
  }
  const recipients = [{ address: 'cto@shop.example', receiver: 'leadership' }]
  return {
    model,
    json,
    files: [{ format: 'json', recipient: '', again: 0, bytes: bytes(json) }],
    letter: { ...sampleLetter(), number, revision: model.revision },
    sendings: [{ message: messageOfMail({ ...mail, recipients }), asked: '' }],
    hold: null,
  }
}

it('numbers follow each other within a year without a gap, and a revision keeps that of its report', async () => {
  const january = new Date('2027-01-01T08:00:00Z')
  const other = { ...exampleModel(), report: 'weekly' }
  expect(await archive.numberFor(exampleModel())).toBe('2026-000001')
  expect(await archive.issue(draft('2026-000001'))).toBe('issued')
  expect(await archive.numberFor(exampleModel())).toBe('2026-000001')
  expect(await archive.numberFor(other)).toBe('2026-000002')
  expect(await archive.numberFor({ ...other, createdAt: january })).toBe('2027-000001')
  expect(await archive.issue(draft('2026-000001', { revision: 2 }))).toBe('issued')
  expect((await archive.findByNumber('2026-000001')).map(({ revision }) => revision)).toEqual([1, 2])
})

it('of two reports that were written for one number, the second is kept under none', async () => {
  expect(await archive.issue(draft('2026-000001'))).toBe('issued')
  const late = draft('2026-000001', { report: 'weekly' })
  expect(await archive.issue(late)).toBe('number_taken')
  expect(await archive.issue(draft('2026-000001'))).toBe('too_late')
  expect(await archive.list()).toHaveLength(1)
  expect(await archive.issue(draft('2026-000002', { report: 'weekly' }))).toBe('issued')
})

it('its files are kept byte for byte and found by their digest, and its hash is that of its JSON', async () => {
  const one = draft('2026-000001')
  await archive.issue(one)
  const place = { number: '2026-000001', revision: 1 }
  const [json] = await database.read((reader) => readFiles(reader, place, 'json'))
  expect(new TextDecoder().decode(json!.bytes)).toBe(one.json)
  const [listed] = await database.read((reader) => listFiles(reader, place))
  expect(listed).toEqual({
    format: 'json',
    recipient: '',
    again: 0,
    sha256: digestOf(one.json),
    size: json!.bytes.byteLength,
  })
  expect((await archive.findByNumber('2026-000001'))[0]?.hash).toBe(digestOf(one.json))
  expect(await database.read((reader) => findByDigest(reader, digestOf(one.json)))).toMatchObject(place)
  expect(await database.read((reader) => findByDigest(reader, digestOf(`${one.json} `)))).toBeNull()
})

it('what is asked for twice under a name with wild cards is numbered as all else', async () => {
  const period = parsePeriod('2026-09', { unit: 'month', timezone: 'UTC' })!
  await archive.issue(draft('2026-000001', { report: 'a_%' }))
  await archive.issue(draft('2026-000002', { report: 'a_%', period }))
  expect(await archive.numberFor(exampleModel())).toBe('2026-000003')
})
