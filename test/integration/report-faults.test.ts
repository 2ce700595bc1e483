import { describe, expect, it } from '@jest/globals'
import { sampleOf } from '../support/breadth.js'
import { killWorld } from '../support/kill-world.js'

const start = '2026-11-01T07:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-11-01T07:06:00.000Z'

const STEPS = [
  'report:built',
  'report:stored',
  'report:committed',
  'delivery:claimed',
  'delivery:accepted',
  'delivery:committed',
]

const world = killWorld('report-child.ts')

async function issuedReports(): Promise<number> {
  const rows = await world.read((reader) => reader.selectFrom('issued_report').select(['report', 'period']).execute())
  return rows.length
}

describe('a report whose process is killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await world.run(start, '-')
    expect(signal).toBeNull()
    expect(steps).toEqual(STEPS)
  })

  it.each(sampleOf(STEPS, (step) => step === 'delivery:accepted'))(
    'at %s is issued once, and every copy of its mail is the same',
    async (step) => {
      const killed = await world.run(start, step)
      expect(killed).toMatchObject({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
      await world.run(muchLater, '-')
      // Between the server's word and our own note of it lies the one gap in which a mail can repeat.
      expect(world.mails()).toHaveLength(step === 'delivery:accepted' ? 2 : 1)
      expect(await issuedReports()).toBe(1)
      const [first, ...copies] = world.mails().map(({ raw }) => raw)
      expect(first?.toString().match(/^message-id:.*$/gim)).toHaveLength(1)
      for (const copy of copies) expect(copy.equals(first!)).toBe(true)
    },
  )
})

describe('two processes at once', () => {
  it('issue one report and send one mail', async () => {
    await Promise.all([world.run(start, '-'), world.run(start, '-')])
    expect(world.mails()).toHaveLength(1)
    expect(await issuedReports()).toBe(1)
  })
})
