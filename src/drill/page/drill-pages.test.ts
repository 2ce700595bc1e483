import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { exampleConfig } from '../../../test/support/example-config.js'
import { figuresOf, twinOf, valueAt } from '../../../test/support/page-figures.js'
import { sampleDrill } from '../../../test/support/sample-drill.js'
import { stillDaemon, type StillDaemon } from '../../../test/support/still-daemon.js'
import type { Drill } from '../drill.js'
import { drillRunAnswer } from '../over-http/drill-answer.js'

let daemon: StillDaemon | null = null

afterEach(() => daemon?.close())

async function start(drills: readonly Drill[]): Promise<void> {
  const config = exampleConfig({})
  const services = config.services.map((service) => ({ ...service, drills }))
  daemon = await stillDaemon({ ...config, services }, new Date('2026-11-03T12:00:00Z'), () => Promise.resolve())
}

const app = () => {
  if (daemon === null) throw new Error('no daemon was started')
  return daemon.answer
}
const page = async (path: string) => (await request(app()).get(path).set('accept', 'text/html').expect(200)).text
const post = (path: string, form: Readonly<Record<string, string>>) => request(app()).post(path).type('form').send(form)

/** Every number of a page stands in its twin. */
async function expectFigures(html: string, least: number): Promise<void> {
  const twin: unknown = (await request(app()).get(twinOf(html)).expect(200)).body
  const figures = figuresOf(html)
  expect(figures.length).toBeGreaterThanOrEqual(least)
  for (const { field, value } of figures) expect([field, String(valueAt(twin, field))]).toEqual([field, value])
}

it('says what to do where no drill is configured', async () => {
  await start([])
  const html = await page('/drills')
  expect(html).toContain('No drill is configured')
  expect(html).not.toContain('Declare one')
})

describe('a drill on its pages', () => {
  beforeEach(() =>
    start([sampleDrill(), sampleDrill({ name: 'talk', type: 'tabletop', checks: [], everySeconds: null })]),
  )

  async function begin(): Promise<string> {
    const { headers } = await post('/drills', { which: 'checkout/restore-orders', by: 'anna' }).expect(303)
    return String(headers['location'])
  }

  it('is declared, told of, ended and reviewed by forms', async () => {
    const at = await begin()
    const all = await page('/drills')
    expect(all).toContain('being held')
    // As people read it, not as programs do.
    expect(all).toMatch(/<time datetime="[^"]+" title="[^"]+ UTC">[\d-]+ [\d:]+ UTC<\/time>/)
    expect(all).not.toMatch(/>\d{4}-\d\d-\d\dT/)
    await post(`${at}/milestone`, { by: 'anna', milestone: 'injected', at: '2026-11-03T11:58' }).expect(303)
    await post(`${at}/step`, { by: 'anna', step: '0', outcome: 'done' }).expect(303)
    await post(`${at}/recovery-point`, { by: 'anna', point: '2026-11-03T11:48' }).expect(303)
    await post(`${at}/finding`, { by: 'anna', text: 'the key was missing', owner: '', due: '' }).expect(303)
    await post(`${at}/finding-done`, { by: 'anna', finding: '4' }).expect(303)
    const open = await page(at)
    for (const said of ['Give it up', 'Restore it', 'the key was missing']) expect(open).toContain(said)
    expect(open).not.toContain('File the review')
    // From 11:48 to the failure at 11:58.
    expect(figuresOf(open)).toContainEqual({ text: '10 min', value: '600', field: '/rpoActualSeconds' })
    await expectFigures(open, 3)
    await post(`${at}/finish`, { by: 'anna' }).expect(303)
    const closed = await page(at)
    expect(closed).toContain('File the review')
    expect(closed).not.toContain('Give it up')
    await post(`${at}/review`, { by: 'anna', text: 'take the key along' }).expect(303)
    const answer = await request(app()).get(`/api/v1/drills/runs/${String(at.split('/').at(-1))}`)
    const run = drillRunAnswer.parse(answer.body)
    expect(run).toMatchObject({ state: 'failed', reviewedAt: '2026-11-03T12:00:00.000Z' })
  })

  it('says of each number where it stands', async () => {
    const at = await begin()
    await request(app())
      .post(`/api/v1/drills/runs/${at.split('/').at(-1)}/check`)
      .send({ check: 'http', passed: true, by: 'x' })
    await request(app())
      .post(`/api/v1/drills/runs/${at.split('/').at(-1)}/check`)
      .send({ check: 'tcp', passed: true, by: 'x' })
    await post(`${at}/finish`, { by: 'anna' }).expect(303)
    expect(await page(at)).toContain('(met)')
    await expectFigures(await page(at), 3)
    await expectFigures(await page('/drills'), 3)
  })

  it('refuses in words what cannot be said, and knows no other run', async () => {
    const at = await begin()
    await post(`${at}/resume`, { by: 'anna' }).expect(409)
    await post('/drills', { which: 'checkout/nothing', by: 'anna' }).expect(400)
    await request(app()).get('/drills/none').set('accept', 'text/html').expect(404)
  })
})
