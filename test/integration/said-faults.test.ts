import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { saidHouse, sayAndFollow } from '../support/said-house.js'
import { runChild, type Ended } from '../support/killed-child.js'

const ofReport = ['report:built', 'report:stored', 'report:committed', 'revision:noted']
const STEPS = [
  'exclusion:stored',
  'exclusion:committed',
  'revision:found',
  ...ofReport,
  ...ofReport,
  'revision:followed',
]
/** Each of them, and one between two reports. */
const places = [...[...new Set(STEPS)].map((step) => [step, 1] as const), ['report:committed', 2] as const]
const later = '2026-11-01T08:00:00Z'
const muchLater = '2026-11-01T09:00:00Z'

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-said-'))
  mkdirSync(join(folder, 'issued'))
  const database = await openStore(join(folder, 'issued', 'plimsoll.db'))
  await saidHouse({ database, smtpUrl: 'smtp://127.0.0.1:1' }).issueAll()
  await database.close()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The store with its log, in a folder of its own. */
function copied(name: string): string {
  cpSync(join(folder, 'issued'), join(folder, name), { recursive: true })
  return join(folder, name, 'plimsoll.db')
}

function runAt(file: string, start: string, [dieAt, times]: readonly [string, number]): Promise<Ended> {
  return runChild('said-child.ts', [file, start, dieAt, String(times)])
}

/** Says it again where it was not kept, as a person would, and follows it. */
async function goOn(file: string): Promise<void> {
  const database = await openStore(file)
  const house = saidHouse({ database, smtpUrl: 'smtp://127.0.0.1:1', start: muchLater })
  await sayAndFollow(house)
  await database.close()
}

async function kept(file: string) {
  const database = await openStore(file)
  const issued = await database.read((reader) =>
    reader.selectFrom('issued_report').select(['period', 'revision']).execute(),
  )
  const mails = await database.read((reader) => reader.selectFrom('outbox').select('key').execute())
  const events = await database.read((reader) => reader.selectFrom('domain_event').select('kind').execute())
  const said = await database.read((reader) => reader.selectFrom('exclusion').select('id').execute())
  await database.close()
  return {
    issued: issued.map(({ period, revision }) => `${period} ${revision}`).toSorted(),
    mails: new Set(mails.map(({ key }) => key)).size,
    superseded: events.filter(({ kind }) => kind === 'report_superseded').length,
    said: said.length,
  }
}

describe('what is said of the past, where the process is killed', () => {
  it('has all the steps at which that is tried', async () => {
    const file = copied('whole')
    expect(await runAt(file, later, ['-', 1])).toEqual({ signal: null, steps: STEPS })
  })

  it.each(sampleOf(places, ([step, times]) => step === 'report:committed' && times === 2))(
    'at %s, time %s, is kept once and corrects each report once',
    async (step, times) => {
      const file = copied(`${step.replace(':', '-')}-${times}`)
      expect(await runAt(file, later, [step, times])).toMatchObject({ signal: 'SIGKILL' })
      await goOn(file)
      expect(await kept(file)).toEqual({
        issued: ['2026-08 1', '2026-09 1', '2026-09 2', '2026-10 1', '2026-10 2'],
        mails: 5,
        superseded: 2,
        said: 1,
      })
    },
  )
})
