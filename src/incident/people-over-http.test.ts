import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { delivery, postJson } from '../../test/support/deliveries.js'
import { exampleConfig } from '../../test/support/example-config.js'
import { act, alert, incidentsOverHttp, minute, send } from '../../test/support/incidents-over-http.js'
import { runCommand } from '../../test/support/run-command.js'
import { incidentAnswer } from './view/incident-answer.js'

const { scene, start, open, changes } = incidentsOverHttp()

describe('whoever acts with a token', () => {
  const startGuarded = () => {
    const tokenFile = join(scene.folder, 'sre')
    writeFileSync(tokenFile, 'right')
    const base = exampleConfig({})
    const tokens = [{ name: 'sre', role: 'responder' as const, tokenFile }]
    return start({ config: { ...base, server: { ...base.server, tokens } } })
  }

  it('acts in the name of the token, whatever name they give', async () => {
    await open()
    const house = await startGuarded()
    const authorization = 'Bearer right'
    const path = `${house.url}/api/v1/incidents/1/acknowledge`
    expect((await send(house, delivery(alert()), { authorization })).status).toBe(403)
    expect((await send(house, delivery(alert()))).status).toBe(401)
    expect((await postJson(path, { by: 'mallory' }, {})).status).toBe(401)
    const answer = await postJson(path, { by: 'mallory', note: 'on it' }, { authorization })
    const { milestones } = incidentAnswer.parse(await answer.json())
    expect(milestones.acknowledged).toMatchObject({ author: 'sre', note: 'on it' })
    expect((await changes()).at(-1)).toEqual(['incident_acknowledged', 'person', 'sre'])
  })

  it('need not say who they are; others must', async () => {
    const house = await open()
    expect(await (await act(house, '1/acknowledge', {})).json()).toMatchObject({
      detail: expect.stringContaining('`by`') as unknown,
    })
    const guarded = await startGuarded()
    const path = `${guarded.url}/api/v1/incidents/1/acknowledge`
    expect((await postJson(path, {}, { authorization: 'Bearer right' })).status).toBe(200)
  })
})

describe('people', () => {
  it('acknowledge once, and the first counts', async () => {
    const house = await open()
    scene.now = minute(5)
    expect((await act(house, '1/acknowledge', { by: 'Ada', note: 'at it' })).status).toBe(200)
    scene.now = minute(6)
    const second = incidentAnswer.parse(await (await act(house, '1/acknowledge', { by: 'Bob' })).json())
    expect(second).toMatchObject({
      acknowledgeSeconds: 180,
      milestones: { acknowledged: { author: 'Ada', note: 'at it' } },
    })
  })

  it('resolve, which is a recovery where none was measured', async () => {
    const house = await open()
    scene.now = minute(9)
    const incident = incidentAnswer.parse(await (await act(house, '1/resolve', { by: 'Ada' })).json())
    expect(incident).toMatchObject({
      state: 'resolved',
      milestones: { recovered: { at: minute(9).toISOString(), source: 'person' }, resolved: { author: 'Ada' } },
    })
  })

  it('mark a false positive, which leaves the statistics', async () => {
    const house = await open()
    await act(house, '1/false-positive', { by: 'Ada', note: 'a test' })
    const { services } = await house.incidents.summary(scene.now)
    expect(services[0]?.statistics).toMatchObject({ incidents: 0, falsePositives: 1 })
  })

  it('must say who they are, and of what they speak', async () => {
    const house = await open()
    expect((await act(house, '1/resolve', {})).status).toBe(400)
    expect((await act(house, '2/resolve', { by: 'Ada' })).status).toBe(404)
    expect((await fetch(`${house.url}/api/v1/incidents/2`)).status).toBe(404)
    expect((await fetch(`${house.url}/api/v1/incidents?limit=1000`)).status).toBe(400)
    const plain = await fetch(`${house.url}/api/v1/incidents/1/resolve`, { method: 'POST', body: '{"by":"x"}' })
    expect(plain.status).toBe(400)
  })

  it('do all that on the command line too', async () => {
    const house = await open()
    const run = (...args: readonly string[]) =>
      runCommand(['incident', ...args, '--server', house.url], {
        cwd: scene.folder,
        clock: () => scene.now,
        env: { USER: 'ada' },
      })
    expect((await run('list', '--open')).stdout).toContain('checkout fails')
    expect((await run('ack', '1', '--note', 'at it')).stdout).toContain('ada: at it')
    expect((await run('resolve', '#1')).stdout).toContain('resolved')
    expect(JSON.parse((await run('show', '1', '--output', 'json')).stdout)).toMatchObject({ number: 1 })
    expect((await run('list', '--open')).stdout).toBe('No incidents.\n')
    const unknown = await run('show', '2')
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, 'plimsoll: there is no such incident\n'])
  })
})
