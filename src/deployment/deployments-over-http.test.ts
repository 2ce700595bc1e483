import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { deploymentScene, MINUTE, T0, watchedSlo } from '../../test/support/deployment-scene.js'
import { DEPLOYMENT_METRICS } from './deployment-metrics.js'
import { deploymentAnswer, deploymentsAnswer } from './over-http/deployment-answer.js'

const { scene, start, pass, show, tell } = deploymentScene()

describe('a deployment', () => {
  it('is watched from its marker to the end of its bake time, and healthy where tripled errors would have been seen', async () => {
    expect(deploymentAnswer.parse((await start().expect(201)).body)).toMatchObject({
      id: 'd1',
      state: 'watched',
      watchedTo: '2026-11-03T12:15:00.000Z',
    })
    await pass(10)
    expect(await show()).toMatchObject({
      state: 'watched',
      findings: [{ slo: watchedSlo.name, verdict: null, afterSeconds: 540 }],
    })
    await pass(6)
    expect(await show()).toMatchObject({ state: 'healthy', judgedAt: '2026-11-03T12:16:00.000Z' })
    expect(await tell()).toEqual([])
  })

  it('is accused as soon as errors are more frequent, and who is named is told once', async () => {
    await start()
    scene.errorsAt = (at) => (at.getTime() >= T0 ? 90 : 9)
    await pass(2)
    // By hand: half a minute of 1,500 events with 45 errors against 360,000 with 1,080: 45.5 / 1,500 · 360,000 / 1,080.5.
    expect(await show()).toMatchObject({ state: 'degraded', verdict: 'degraded', findings: [{ afterSeconds: 30 }] })
    expect((await show()).findings[0]?.rateRatio).toBeCloseTo(10.106, 3)
    await pass(1)
    const messages = await tell()
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ type: 'deployment.degraded', data: { deployment: { version: 'v2' } } })
    expect(await tell()).toHaveLength(1)
  })

  it('says that it was taken back, to those who were told, and how long that took', async () => {
    await start()
    scene.errorsAt = (at) => (at.getTime() >= T0 ? 90 : 9)
    await pass(2)
    await tell()
    scene.now = new Date(T0 + 4 * MINUTE)
    const answer = await request(scene.app).post('/api/v1/deployments/d1/rolled-back').send({ by: 'ci' }).expect(200)
    expect(answer.body).toMatchObject({ state: 'rolled_back', verdict: 'degraded', rolledBackBy: 'ci' })
    scene.now = new Date(T0 + 9 * MINUTE)
    await request(scene.app).post('/api/v1/deployments/d1/rolled-back').send({ by: 'somebody else' }).expect(200)
    expect((await tell()).map(({ type }) => type)).toEqual(['deployment.degraded', 'deployment.rolled_back'])
    const samples = (await scene.runtime.readSamples?.()) ?? []
    const value = (name: string) => samples.find((one) => one.name === name)?.value
    expect(value(DEPLOYMENT_METRICS.timeToRollBack)).toBe(240)
    expect(value(DEPLOYMENT_METRICS.changeFailureRatio)).toBe(1)
  })

  it('without events is inconclusive, never healthy', async () => {
    scene.errorsAt = (at) => (at.getTime() >= T0 ? NaN : 9)
    await start()
    await pass(16)
    expect(await show()).toMatchObject({
      state: 'inconclusive',
      findings: [{ unknownMinutes: 15, after: { events: 0 } }],
    })
  })

  it('is watched no longer once the next one begins', async () => {
    await start()
    await pass(5)
    await start({ version: 'v3' })
    scene.errorsAt = (at) => (at.getTime() >= T0 + 5 * MINUTE ? 90 : 9)
    await pass(3)
    expect((await show('d1')).verdict).not.toBe('degraded')
    expect(await show('d1')).toMatchObject({ watchedTo: '2026-11-03T12:05:00.000Z' })
    expect((await show('d2')).verdict).toBe('degraded')
  })

  it('that is marked late ends where the one after it began', async () => {
    await start({ version: 'v3', at: '2026-11-03T12:00:00Z' })
    await start({ version: 'v2', at: '2026-11-03T11:50:00Z' })
    expect(await show('d2')).toMatchObject({ version: 'v2', watchedTo: '2026-11-03T12:00:00.000Z' })
    expect(await show('d1')).toMatchObject({ version: 'v3', watchedTo: '2026-11-03T12:15:00.000Z' })
  })

  it('asks the ledger once a look, however many are watched, and not at all where none is', async () => {
    await pass(1)
    expect(scene.readings).toBe(0)
    for (const version of ['v2', 'v3', 'v4']) await start({ version })
    await pass(1)
    expect(scene.readings).toBe(1)
    expect((await show('d3')).findings).toHaveLength(1)
  })

  it('is judged without the ledger in the end', async () => {
    await start()
    scene.isLedgerThere = false
    await pass(60)
    expect((await show()).state).toBe('watched')
    await pass(16)
    expect((await show()).state).toBe('inconclusive')
  })
})

describe('a page on a budget that burns', () => {
  // Twice as many errors, but before the deployment they scattered too much for the test by itself.
  const scatter = (at: Date) => (Math.floor(at.getTime() / (10 * MINUTE)) % 2 === 0 ? 100 : 1)

  it('accuses the deployment that it began after, where errors are half as many again', async () => {
    scene.errorsAt = (at) => (at.getTime() >= T0 ? 101 : scatter(at))
    await start()
    await pass(6)
    expect(await show()).toMatchObject({ state: 'watched', findings: [{ pagedAfterSeconds: null }] })
    scene.pages = [new Date(T0 + 4 * MINUTE)]
    await pass(1)
    expect(await show()).toMatchObject({
      state: 'degraded',
      findings: [{ afterSeconds: 240, pagedAfterSeconds: 240 }],
    })
  })

  it('is heard of between two minutes, though the ledger is read once for each', async () => {
    scene.errorsAt = (at) => (at.getTime() >= T0 ? 101 : scatter(at))
    await start()
    await pass(6)
    const before = scene.stretches
    await pass(0.5)
    expect(scene.stretches).toBe(before)
    scene.pages = [new Date(T0 + 4 * MINUTE)]
    await pass(0)
    expect(scene.stretches).toBe(before + 2)
    expect((await show()).state).toBe('degraded')
  })

  it('accuses nobody of errors that were there before, nor of a page from before', async () => {
    scene.errorsAt = () => 100
    await start()
    scene.pages = [new Date(T0 + 2 * MINUTE)]
    await pass(16)
    expect((await show()).state).not.toBe('degraded')
    scene.errorsAt = (at) => (at.getTime() >= T0 + 16 * MINUTE ? 101 : scatter(at))
    scene.pages = [new Date(T0 + 15 * MINUTE)]
    await start({ version: 'v3' })
    await pass(5)
    expect((await show('d2')).state).toBe('watched')
  })
})

describe('a canary', () => {
  const canary = { strategy: 'canary', canary: { track: 'canary' } }

  it('is judged beside all others of its service, not by what was before', async () => {
    await start(canary).expect(201)
    // All fail three times as often, the canary as all others do: a cause that both share accuses nobody.
    scene.errorsAt = (at) => (at.getTime() >= T0 ? 30 : 10)
    scene.canaryErrorsAt = () => 3
    await pass(16)
    expect(await show()).toMatchObject({ canary: { track: 'canary' }, findings: [{ verdict: 'healthy' }] })
    // Fifteen minutes: 45 of 4,500 beside 450 less 45 of 45,000 less 4,500.
    expect((await show()).findings[0]).toMatchObject({
      before: { events: 40_500, errors: 405 },
      after: { events: 4500, errors: 45 },
    })
  })

  it('is accused where it alone is worse', async () => {
    await start(canary)
    scene.errorsAt = () => 45
    scene.canaryErrorsAt = () => 36
    await pass(2)
    // A minute: 36 of 300 beside 45 less 36 of 2,700: 36.5 / 300 · 2,700 / 9.5. Half of it had not been enough.
    expect(await show()).toMatchObject({ state: 'degraded', findings: [{ afterSeconds: 60 }] })
    expect((await show()).findings[0]?.rateRatio).toBeCloseTo((36.5 / 300) * (2700 / 9.5), 9)
  })

  it('without traffic is inconclusive', async () => {
    scene.canaryErrorsAt = () => NaN
    await start(canary)
    await pass(16)
    expect(await show()).toMatchObject({
      state: 'inconclusive',
      findings: [{ unknownMinutes: 15, before: { events: 45_000 }, after: { events: 0 } }],
    })
  })

  it('is watched on while Prometheus does not answer, and judged once it does', async () => {
    await start(canary)
    scene.isPrometheusThere = false
    await pass(16)
    expect(await show()).toMatchObject({ state: 'watched', findings: [{ afterSeconds: 0 }] })
    scene.isPrometheusThere = true
    scene.canaryErrorsAt = () => 36
    scene.errorsAt = () => 45
    await pass(1)
    expect((await show()).state).toBe('degraded')
  })
})

describe('the list', () => {
  it('has the newest first, by pages', async () => {
    for (const version of ['v1', 'v2', 'v3']) await start({ version })
    const first = deploymentsAnswer.parse((await request(scene.app).get('/api/v1/deployments?limit=2')).body)
    expect(first.data.map(({ version }) => version)).toEqual(['v3', 'v2'])
    const rest = await request(scene.app).get('/api/v1/deployments').query({ limit: 2, cursor: first.next_cursor })
    expect(deploymentsAnswer.parse(rest.body)).toMatchObject({ data: [{ version: 'v1' }], next_cursor: null })
  })
})

describe('what is refused in words', () => {
  it.each([
    [{ service: 'chekout' }, 'no service is named chekout: did you mean checkout?'],
    [{ at: '2026-11-03T13:00:00Z' }, 'expected an instant of the last seven days'],
    [{ version: '' }, 'version'],
    [{ strategy: 'big bang' }, 'strategy'],
    [{ canary: { track: 'canary' } }, 'expected the strategy canary beside labels of a canary, found in_place'],
    [{ strategy: 'canary', canary: {} }, 'expected 1 to 10 labels'],
    [{ strategy: 'canary', canary: { 'a-b': 'c' } }, 'expected a Prometheus label name'],
    [{ strategy: 'canary', canary: { track: '' } }, 'expected a text that is not empty'],
  ])('%j', async (body, words) => {
    const answer = await start(body).expect(400)
    expect(JSON.stringify(answer.body)).toContain(words)
  })

  it('an unknown id', async () => {
    await request(scene.app).get('/api/v1/deployments/none').expect(404)
    await request(scene.app).post('/api/v1/deployments/none/finish').send({ by: 'ci' }).expect(404)
  })
})
