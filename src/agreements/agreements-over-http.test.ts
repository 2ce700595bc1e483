import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { agreementWorld } from '../../test/support/agreement-world.js'
import type { StillDaemon } from '../../test/support/still-daemon.js'
import { agreementAnswer } from './agreement-answer.js'

let daemon: StillDaemon

beforeEach(async () => {
  daemon = await agreementWorld()
})

afterEach(() => daemon.close())

async function told(period = '') {
  const path = `/api/v1/agreements/checkout/enterprise${period}`
  return agreementAnswer.parse((await request(daemon.answer).get(path).expect(200)).body)
}

async function exclude(from: string, to: string): Promise<number> {
  const order = { kind: 'scheduled_maintenance', scope: ['checkout'], from, to, reason: 'PG 18', by: 'ann' }
  const answer = await request(daemon.answer).post('/api/v1/exclusions').send(order).expect(201)
  return (answer.body as { exclusion: { id: number } }).exclusion.id
}

/** Hand arithmetic: 30 d × 1,440 min × 100 requests, of which 60 min × 60 failed. */
const september = { events: 4_320_000, errors: 3600, observedSeconds: 30 * 86_400 }

describe('an agreement', () => {
  it('is told of as the status has it before anything is kept', async () => {
    const { period, running, result, details, periods, terms: agreed, queries } = await told()
    expect({ period, running, details }).toEqual({ period: '2026-10', running: true, details: null })
    // 10 d × 1,440 min × 100 requests, of which 120 min × 100 failed.
    expect(result?.counts).toEqual({ events: 1_440_000, errors: 12_000, observedSeconds: 10 * 86_400 })
    expect(result?.achieved).toBe(1 - 12_000 / 1_440_000)
    expect(periods.map((one) => one.period)).toEqual(['2026-10'])
    expect(agreed[0]).toEqual({ label: 'Promise', value: expect.stringContaining('99.9 %') })
    expect(queries.map(({ counts }) => counts)).toEqual(['bad', 'all'])
  })

  it('is kept with its days, its bad time and the periods before', async () => {
    await daemon.run('agreement-periods')
    const { details, periods, result } = await told('/2026-09')
    expect(result).toMatchObject({ counts: september, achieved: 1 - 3600 / 4_320_000, verdict: 'met' })
    expect(details).toMatchObject({ settled: true, configHash: 'a'.repeat(64), version: '1.2.3' })
    expect(details?.days).toHaveLength(30)
    expect(details?.days[1]).toMatchObject({ label: '2026-09-02', counts: { events: 144_000, errors: 3600 } })
    expect(details?.days.filter(({ counts }) => (counts?.errors ?? 0) > 0)).toHaveLength(1)
    expect(details?.bad?.stretches).toMatchObject([
      { from: '2026-09-02T10:00:00.000Z', to: '2026-09-02T11:00:00.000Z', kind: 'bad', errors: 3600, incidents: [] },
    ])
    expect(periods.map(({ period, result: { verdict } }) => [period, verdict])).toEqual([
      ['2026-10', 'breached'],
      ['2026-09', 'met'],
      ['2026-08', 'met'],
    ])
    const newest = await told()
    expect(newest.details?.judged.to).toBe('2026-10-11T00:00:00.000Z')
    expect(newest.details?.days.map(({ counts }) => counts?.errors ?? null).slice(3, 12)).toEqual([
      ...[0, 12_000, 0, 0, 0, 0, 0],
      ...[null, null],
    ])
  })

  it('is judged anew where something is said of its past', async () => {
    await daemon.run('agreement-periods')
    const id = await exclude('2026-09-02T10:00:00Z', '2026-09-02T11:00:00Z')
    expect((await told('/2026-09')).result?.counts.errors).toBe(3600)
    await daemon.run('agreement-periods')
    const without = await told('/2026-09')
    expect(without.result).toMatchObject({
      counts: { events: 4_320_000 - 6000, errors: 0 },
      achieved: 1,
      excludedSeconds: 3600,
    })
    expect(without.entered).toMatchObject([{ id, reason: 'PG 18', withdrawn: null }])
    expect(without.details?.bad?.stretches).toEqual([])
    await request(daemon.answer).delete(`/api/v1/exclusions/${id}`).query({ by: 'ann', why: 'wrong day' }).expect(200)
    await daemon.run('agreement-periods')
    expect((await told('/2026-09')).result?.counts).toEqual(september)
  })

  it('that nobody looks at is judged anew every five minutes, one that somebody looks at at once', async () => {
    await daemon.run('agreement-periods')
    const at = (await told()).details?.at
    daemon.now = new Date('2026-10-11T00:01:00Z')
    await daemon.run('agreement-periods')
    const asked = (await told()).details?.at
    expect([at, asked]).toEqual(['2026-10-11T00:00:30.000Z', '2026-10-11T00:01:00.000Z'])
    daemon.now = new Date('2026-10-11T00:04:00Z')
    await daemon.run('agreement-periods')
    expect((await told()).details?.at).toBe(asked)
    daemon.now = new Date('2026-10-11T00:10:00Z')
    await daemon.run('agreement-periods')
    expect((await told()).details?.at).toBe('2026-10-11T00:10:00.000Z')
  })

  it.each([
    ['/api/v1/agreements/checkout/nobody', 'there is no agreement checkout/nobody'],
    ['/api/v1/agreements/nobody/enterprise', 'there is no agreement nobody/enterprise'],
    [
      '/api/v1/agreements/checkout/enterprise/2025-01',
      'nothing is known of checkout/enterprise in 2025-01: there is 2026-10',
    ],
  ])('%s is not there', async (path, detail) => {
    expect((await request(daemon.answer).get(path).expect(404)).body).toMatchObject({ code: 'not_found', detail })
  })
})
