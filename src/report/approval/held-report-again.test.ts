import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { october } from '../../../test/support/agreement-results.js'
import { escalationHouse } from '../../../test/support/escalation-house.js'
import {
  byHand,
  decided,
  FIRST,
  heldReportHouse,
  heldSettings,
  SECOND,
  sent,
  told,
  type HeldReportHouse,
} from '../../../test/support/held-report-house.js'
import { anna } from '../../../test/support/initiators.js'
import { killedWork } from '../../../test/support/killed-work.js'
import { readRecord } from '../report-record-store.js'
import { reviseReport } from '../revise-report.js'
import { createApprovals } from './approvals-store.js'

const forever = new AbortController().signal

let held: HeldReportHouse

beforeEach(async () => {
  held = await heldReportHouse()
})

afterEach(() => held.close())

describe('a held report that is made again', () => {
  beforeEach(async () => {
    held.later(1)
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
  })

  it('waits anew; the revision before is never sent, and to approve it is refused', async () => {
    await expect(held.approve(FIRST)).rejects.toThrow('is superseded: revision 2 has taken its place')
    expect(await held.keys()).toEqual([...told, ...told.map((key) => key.replace('/1:', '/2:'))])
  })

  it('is sent as a first report where the one before was not: it answers to nothing that its reader has not got', async () => {
    await held.approve(SECOND)
    const mail = await held.mailOf('report:monthly-sla:2026-10:2:it@acme.example')
    expect(mail.subject).toBe('Service levels, October 2026: 1 of 1 agreement breached (Example Shop)')
    expect(mail.references).toBe(mail.inReplyTo)
  })

  it('corrects the last revision that was sent, and takes the place of that once it is sent itself', async () => {
    await held.approve(SECOND)
    const first = await held.mailOf('report:monthly-sla:2026-10:2:it@acme.example')
    const escalation = escalationHouse({ database: held.database, config: held.config, clock: () => held.now })
    await escalation.job.run(held.now, forever)
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    held.later(1.5)
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    const open = async () => {
      await escalation.job.run(held.now, forever)
      const rows = await held.database.read((reader) =>
        reader.selectFrom('escalation').select(['subject_id', 'ended_by']).orderBy('id').execute(),
      )
      return rows.map(({ subject_id: id, ended_by: by }) => `${id} ${by ?? 'runs'}`)
    }
    expect(await open()).toEqual(['2026-000001/2 runs'])
    await held.approve({ ...FIRST, revision: 4 })
    expect(await open()).toEqual(['2026-000001/2 superseded', '2026-000001/4 runs'])
    const mail = await held.mailOf('report:monthly-sla:2026-10:4:it@acme.example')
    expect(mail.subject).toMatch(/^Corrected: /)
    expect(mail.inReplyTo).toBe(first.messageId)
  })
})

const STEPS = ['approval:composed', 'approval:stored', 'approval:committed']

describe('an approval that is killed', () => {
  const untilKilled = (dieAt: string) =>
    killedWork(dieAt, (steps) => {
      const { issue, outbox } = held.house
      const dying = createApprovals({
        ...issue,
        config: held.config,
        database: held.database,
        outbox,
        clock: () => held.now,
        steps,
      })
      return dying.decide({ place: FIRST, kind: 'approve', by: 'ann', how: 'link', note: null, initiator: anna })
    })

  it('has all the steps at which that is tried', async () => {
    expect(await untilKilled('never')).toEqual(STEPS)
  })

  it.each(STEPS)('at %s and done again sends one mail for each recipient, and has one decision', async (step) => {
    expect((await untilKilled(step)).at(-1)).toBe(step)
    held.later(1)
    await held.approve(FIRST)
    expect(await held.keys()).toEqual([...told, ...sent, ...decided])
    const record = await readRecord({ database: held.database, outbox: held.house.outbox }, FIRST.number)
    const by = step === 'approval:committed' ? 'ann' : 'ann@shop.example'
    expect(record?.revisions[0]?.hold?.decision).toMatchObject({ kind: 'approve', by })
    const events = await held.database.read((reader) =>
      reader.selectFrom('domain_event').select('kind').where('kind', '=', 'report_approved').execute(),
    )
    expect(events).toHaveLength(1)
  })
})
