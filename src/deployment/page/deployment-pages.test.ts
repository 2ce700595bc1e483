import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { deploymentScene, MINUTE, T0 } from '../../../test/support/deployment-scene.js'
import { figuresOf, twinOf, valueAt } from '../../../test/support/page-figures.js'
import { judgeAttempt } from '../../notify/judge-attempt.js'
import { createOutboxStore } from '../../notify/outbox-store.js'
import { deploymentDetailsAnswer } from '../over-http/deployment-details-answer.js'
import { deploymentsAnswer } from '../over-http/deployment-answer.js'
import { fourKeysPageAnswer } from '../over-http/four-keys-answer.js'

const { scene, start, pass, tell } = deploymentScene()

const page = async (path: string) => (await request(scene.app).get(path).set('accept', 'text/html').expect(200)).text
const details = async (id = 'd1') =>
  deploymentDetailsAnswer.parse((await request(scene.app).get(`/api/v1/deployments/${id}/details`).expect(200)).body)

/** Every number of a page stands in its twin. */
async function expectFigures(html: string, least: number): Promise<void> {
  const twin: unknown = (await request(scene.app).get(twinOf(html)).expect(200)).body
  const figures = figuresOf(html)
  expect(figures.length).toBeGreaterThanOrEqual(least)
  for (const { field, value } of figures) expect([field, String(valueAt(twin, field))]).toEqual([field, value])
}

/** One that made things worse, was told of and taken back after four minutes; its commit is an hour older. */
async function takenBack(): Promise<void> {
  await start({ committed_at: '2026-11-03T11:00:00Z' })
  scene.errorsAt = (at) => (at.getTime() >= T0 ? 90 : 9)
  await pass(2)
  await tell()
  scene.now = new Date(T0 + 4 * MINUTE)
  await request(scene.app).post('/api/v1/deployments/d1/rolled-back').send({ by: 'ci' }).expect(200)
}

describe('the list', () => {
  it('says how to begin where there is none', async () => {
    const html = await page('/deployments')
    expect(html).toContain('No deployment is known')
    expect(html).toContain('plimsoll deployment start checkout v42')
    expect(html).not.toContain('How often, and how well')
  })

  it('has deployments, newest first, and the figures of their services', async () => {
    await takenBack()
    scene.now = new Date(T0 + 10 * MINUTE)
    await start({ version: 'v3' })
    const html = await page('/deployments')
    expect(html.indexOf('v3')).toBeLessThan(html.indexOf('>v2<'))
    for (const said of [
      '2 deployments',
      'rolled back',
      'watched',
      '/deployments/d1',
      '100 %',
      'n &#x3D; 1',
      'n &#x3D; 2',
    ]) {
      expect(html).toContain(said)
    }
    await expectFigures(html, 4)
  })

  it('is filtered by service and state, and says where nothing is left', async () => {
    await takenBack()
    expect(await page('/deployments?state=rolled_back&service=checkout')).toContain('/deployments/d1')
    expect(await page('/deployments?state=healthy')).toContain('There is none of these')
    await request(scene.app).get('/deployments?state=strange').set('accept', 'text/html').expect(400)
    const answer = await request(scene.app).get('/api/v1/deployments?state=watched')
    expect(deploymentsAnswer.parse(answer.body).data).toEqual([])
  })

  it('is cut into parts', async () => {
    for (let n = 0; n < 30; n++) await start({ version: `v${n}`, at: new Date(T0 - n * MINUTE).toISOString() })
    const first = await page('/deployments')
    expect(first).toContain('1–25 of 30')
    expect(first).toContain('/deployments?page&#x3D;2')
    expect(await page('/deployments?page=2')).toContain('26–30 of 30')
  })
})

describe('one deployment', () => {
  it('shows its verdict with its numbers, every look, who was told, and the rollback', async () => {
    await takenBack()
    const html = await page('/deployments/d1')
    // By hand: 45.5 / 1,500 · 360,000 / 1,080.5 after half a minute.
    for (const said of ['10.11', 'ci-rollback', 'it made things worse', 'waiting', '4 min', '1 h', '<svg']) {
      expect(html).toContain(said)
    }
    await expectFigures(html, 7)
    const known = await details()
    expect(known).toMatchObject({ timeToRollBackSeconds: 240, leadTimeSeconds: 3600 })
    expect(known.messages).toMatchObject([{ told: 'degraded', receiver: 'ci-rollback', state: 'waiting', attempts: 0 }])
    // ln 10.106 / √(1/45.5 + 1/1080.5); the first of 30 looks accuses beyond 2.4 · √30.
    expect(known.courses).toEqual([{ slo: known.deployment.findings[0]?.slo, looks: [{ z: 15.285, bound: 13.145 }] }])
  })

  it('shows every look while it is watched, and keeps them with the verdict', async () => {
    await start()
    await pass(10)
    const [watched] = (await details()).courses
    // Nine minutes are known: 18 looks of 30.
    expect(watched?.looks).toHaveLength(18)
    expect(watched?.looks.at(-1)?.bound).toBeCloseTo(2.4 * Math.sqrt(30 / 18), 3)
    await pass(6)
    const [judged] = (await details()).courses
    expect(judged?.looks).toHaveLength(30)
    expect(judged?.looks.at(-1)?.bound).toBe(2.8)
    const html = await page('/deployments/d1')
    expect(html).toContain('Errors three times as frequent would have been seen')
    await expectFigures(html, 6)
  })

  it('says of a message that it was given up, and why', async () => {
    await takenBack()
    const outbox = createOutboxStore(scene.database)
    const claimed = await outbox.claim(scene.now, 60)
    if (claimed === null) throw new Error('there is no message')
    const outcome = { kind: 'failed', isPermanent: true, reason: 'the far side answered 410' } as const
    await outbox.settle(claimed.id, judgeAttempt(claimed, outcome, scene.now), scene.now)
    expect((await details()).messages).toMatchObject([{ state: 'failed', attempts: 1, sentAt: null }])
    expect(await page('/deployments/d1')).toContain('the far side answered 410')
  })

  it('says so where nobody has looked yet, and where there is no such deployment', async () => {
    await start()
    expect(await page('/deployments/d1')).toContain('Nobody has looked yet')
    await request(scene.app).get('/deployments/none').set('accept', 'text/html').expect(404)
    await request(scene.app).get('/api/v1/deployments/none/details').expect(404)
  })
})

describe('the figures', () => {
  it('are those of the metrics, by pages', async () => {
    await takenBack()
    const answer = fourKeysPageAnswer.parse((await request(scene.app).get('/api/v1/four-keys').expect(200)).body)
    expect(answer).toMatchObject({
      next_cursor: null,
      data: [
        {
          ...{ service: 'checkout', deployments: 1, changeFailureRatio: 1, judged: 1 },
          leadTime: { seconds: 3600, samples: 1 },
          timeToRestore: { seconds: 240, samples: 1 },
        },
      ],
    })
    const samples = (await scene.runtime.readSamples?.()) ?? []
    const valueOf = (name: string, figure?: string) =>
      samples.find((one) => one.name === name && (figure === undefined || one.labels['figure'] === figure))?.value
    expect(valueOf('plimsoll_lead_time_seconds')).toBe(3600)
    expect(valueOf('plimsoll_time_to_restore_seconds')).toBe(240)
    expect(valueOf('plimsoll_deployments_per_day')).toBe(1 / 7)
    expect(valueOf('plimsoll_deployment_samples', 'change_failure')).toBe(1)
    const none = await request(scene.app).get('/api/v1/four-keys?service=search').expect(200)
    expect(fourKeysPageAnswer.parse(none.body).data).toEqual([])
  })
})
