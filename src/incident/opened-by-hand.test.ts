import { describe, expect, it } from '@jest/globals'
import { delivery } from '../../test/support/deliveries.js'
import type { IncidentHouse } from '../../test/support/incident-house.js'
import { act, alert, incidentsOverHttp, minute, send } from '../../test/support/incidents-over-http.js'
import { detailsOf, incidentOf, refusal, statisticsOf } from '../../test/support/two-incidents.js'
import { runCommand } from '../../test/support/run-command.js'
import { postJson } from '../../test/support/deliveries.js'

const { scene, start, open, changes } = incidentsOverHttp()

const opening = (house: IncidentHouse, said: object = {}) =>
  postJson(`${house.url}/api/v1/incidents`, { service: 'checkout', title: 'Nobody can log in', by: 'Ada', ...said })

describe('an incident that a person opens', () => {
  it('is open, is told of as any other, and knows its onset only if it is said', async () => {
    const house = await start()
    expect((await opening(house, { note: 'Seen at the desk.' })).status).toBe(201)
    expect(await incidentOf(house)).toMatchObject({
      ...{ number: 1, service: 'checkout', environment: 'production', state: 'open', severity: 'page' },
      ...{ openedBy: 'Ada', title: 'Nobody can log in', alerts: [], detectSeconds: null },
      milestones: {
        onset: null,
        detected: { at: minute(3).toISOString(), source: 'person', author: 'Ada', note: 'Seen at the desk.' },
      },
    })
    expect(await changes()).toEqual([['incident_opened', 'person', 'Ada']])
    expect((await detailsOf(house)).timeline.map(({ author, text }) => [author, text])).toEqual([
      ['Ada', 'Detected: Seen at the desk.'],
      ['Ada', 'Opened'],
    ])
  })

  it('counts in the statistics from the onset that was said', async () => {
    const house = await start()
    await opening(house, { since: minute(0).toISOString() })
    scene.now = minute(33)
    await act(house, '1/resolve', { by: 'Ada' })
    expect(await incidentOf(house)).toMatchObject({ state: 'resolved', detectSeconds: 180, recoverSeconds: 1980 })
    expect(await statisticsOf(house, scene)).toMatchObject({ incidents: 1, recover: { count: 1, mean: 1980 } })
  })

  it('takes alerts to itself, is detected by the earlier one, and does not end with them', async () => {
    scene.tale = { ...scene.tale, bad: [{ from: minute(0), to: minute(20) }] }
    const house = await start()
    await opening(house)
    await send(house, delivery(alert()))
    await house.reconcile()
    expect(await incidentOf(house)).toMatchObject({
      milestones: { detected: { at: minute(2).toISOString(), source: 'starts_at' }, onset: { source: 'sli' } },
    })
    scene.now = minute(120)
    await send(house, delivery(alert({ status: 'resolved', endsAt: minute(22) })))
    await house.reconcile()
    expect(await incidentOf(house)).toMatchObject({ state: 'open', milestones: { recovered: null } })
    await act(house, '1/resolve', { by: 'Ada' })
    expect(await incidentOf(house)).toMatchObject({ state: 'resolved' })
  })

  it('is refused where one is open, where no such service is, in the future, and without words', async () => {
    const house = await open()
    expect(await refusal(opening(house))).toEqual([409, expect.stringContaining('#1 of checkout is open')])
    expect(await refusal(opening(house, { service: 'chekout' }))).toEqual([
      409,
      'no service is called chekout: did you mean checkout?',
    ])
    await act(house, '1/resolve', { by: 'Ada' })
    expect(await refusal(opening(house, { since: minute(9).toISOString() }))).toEqual([
      409,
      `it would begin in the future: ${minute(9).toISOString()}`,
    ])
    expect((await opening(house, { title: ' ' })).status).toBe(400)
    expect((await opening(house)).status).toBe(201)
    expect(await incidentOf(house, 2)).toMatchObject({ state: 'open', openedBy: 'Ada' })
  })

  it('is opened on the command line and by the form of the page', async () => {
    const house = await start()
    const io = { cwd: scene.folder, clock: () => scene.now, env: {} }
    const order = ['checkout', 'Nobody can log in', '--severity', 'ticket', '--since', 'now-2m', '--by', 'Ada']
    const run = await runCommand(['incident', 'open', ...order, '--server', house.url], io)
    expect(run).toMatchObject({ exitCode: 0 })
    expect(run.stdout).toContain('Nobody can log in')
    expect(await incidentOf(house)).toMatchObject({
      ...{ severity: 'ticket', detectSeconds: 120 },
      milestones: { onset: { at: minute(1).toISOString(), source: 'person' } },
    })
    await act(house, '1/resolve', { by: 'Ada' })
    const form = {
      by: 'Bob',
      service: 'checkout',
      title: 'Again',
      severity: 'page',
      since: '2026-11-20T11:31',
      note: '',
    }
    const sent = await fetch(`${house.url}/incidents`, {
      ...{ method: 'POST', body: new URLSearchParams(form), redirect: 'manual' },
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/incidents/2'])
    expect(await incidentOf(house, 2)).toMatchObject({
      openedBy: 'Bob',
      milestones: { onset: { at: minute(1).toISOString() } },
    })
  })
})

describe('the severity that a person says', () => {
  it('is told once, and an alert that begins to page after it raises it again', async () => {
    const house = await open()
    for (const severity of ['ticket', 'ticket'])
      await act(house, '1/severity', { by: 'Ada', severity, note: 'nobody is hurt' })
    await house.reconcile()
    expect(await incidentOf(house)).toMatchObject({ severity: 'ticket' })
    await send(house, delivery(alert(), alert({ fingerprint: '00000000000000b2', startsAt: minute(3) })))
    await house.reconcile()
    expect(await incidentOf(house)).toMatchObject({ severity: 'page' })
    const io = { cwd: scene.folder, clock: () => scene.now, env: {} }
    await runCommand(['incident', 'severity', '1', 'ticket', '--by', 'Bob', '--server', house.url], io)
    await act(house, '1/severity', { by: 'Bob', severity: 'page' })
    const texts = (await detailsOf(house)).timeline.filter(({ text }) => text.startsWith('Severity'))
    expect(texts.map(({ author, text }) => [author, text])).toEqual([
      ['Ada', 'Severity lowered from page to ticket: nobody is hurt'],
      [null, 'Severity raised from ticket to page'],
      ['Bob', 'Severity lowered from page to ticket'],
      ['Bob', 'Severity raised from ticket to page'],
    ])
    expect((await act(house, '1/severity', { by: 'Ada', severity: 'urgent' })).status).toBe(400)
  })
})
