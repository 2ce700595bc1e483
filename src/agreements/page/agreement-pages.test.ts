import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { agreementWorld, minuteAt } from '../../../test/support/agreement-world.js'
import { figuresOf, strayFigures } from '../../../test/support/page-figures.js'
import type { StillDaemon } from '../../../test/support/still-daemon.js'
import { agreementAnswer } from '../agreement-answer.js'

let daemon: StillDaemon

/** A day and two hours without data, and else what `minuteAt` says. */
function withHole(at: Date) {
  const isHole = at >= new Date('2026-10-07T03:00:00Z') && at < new Date('2026-10-08T05:00:00Z')
  return isHole ? null : minuteAt(at)
}

async function start() {
  daemon = await agreementWorld(undefined, withHole)
  await daemon.run('agreement-periods')
}

const page = async (path: string) => (await request(daemon.answer).get(path).expect(200)).text
const twin = async (path: string): Promise<unknown> => (await request(daemon.answer).get(path).expect(200)).body

const ENTRY = {
  ...{ kind: 'scheduled_maintenance', from: '2026-10-05T00:00', to: '2026-10-05T02:00', announced: '' },
  ...{ reason: 'PG 18', evidence: 'https://wiki.example/42', by: 'ann' },
}

const send = (path: string, fields: object) => request(daemon.answer).post(path).type('form').send(fields)

describe('the pages of agreements', () => {
  beforeAll(start)

  afterAll(() => daemon.close())

  it('say of each number where it stands in their twin, where it is the same', async () => {
    const list = await page('/agreements')
    expect(figuresOf(list).map(({ text }) => text)).toEqual([
      '99.9 %',
      // 1,440,000 − 26 × 60 × 100 requests were counted, of which 12,000 failed: 99.0654… %, cut off and not rounded.
      '99.065 %',
      expect.any(String),
      expect.any(String),
    ])
    expect(strayFigures(list, await twin('/api/v1/status'))).toEqual([])
    for (const path of ['checkout/enterprise', 'checkout/enterprise/2026-09']) {
      const text = await page(`/agreements/${path}`)
      expect(figuresOf(text).length).toBeGreaterThan(20)
      expect(strayFigures(text, await twin(`/api/v1/agreements/${path}`))).toEqual([])
    }
  })

  it('show both ends of what was not observed', async () => {
    const text = await page('/agreements/checkout/enterprise')
    const answer = agreementAnswer.parse(await twin('/api/v1/agreements/checkout/enterprise'))
    expect(answer.result?.unknownSeconds).toBe(26 * 3600)
    const { achieved, worst, best } = answer.result ?? {}
    expect(achieved).toBe(1 - 12_000 / (1_440_000 - 26 * 60 * 100))
    expect([(worst ?? 1) < (achieved ?? 0), (best ?? 0) > (achieved ?? 1)]).toEqual([true, true])
    for (const ratio of [worst, best]) expect(text).toContain(`<data value="${ratio}"`)
  })

  it('show each day with its state in a mark and in words', async () => {
    const text = await page('/agreements/checkout/enterprise')
    const cells = [
      ...text.matchAll(/<td class="(\w+)"><span class="day">(?:Oct )?(\d+) <span aria-hidden="true">(.?)</g),
    ]
    const days = new Map(cells.map(([, tone, day, mark]) => [day, `${tone} ${mark}`]))
    expect(days.size).toBe(31)
    expect([days.get('4'), days.get('5'), days.get('7'), days.get('8'), days.get('11')]).toEqual([
      ...['good ✓', 'bad ✕', 'open ?', 'open ?'],
      'ahead ',
    ])
    // 120 of 1,440 minutes failed: 91.666… % were good.
    expect(text).toContain(
      'failed more than is allowed </span><data value="0.9166666666666666" data-field="/details/days/4/good">91.66 %<',
    )
  })

  it('say how it was measured', async () => {
    const text = await page('/agreements/checkout/enterprise')
    expect(text).toContain('How was this measured?')
    expect(text).toContain('plimsoll agreement explain checkout/enterprise')
    expect(text).toContain('a'.repeat(64))
    expect(text).toMatch(/<pre tabindex="0"><code>[^<]*http_requests_total/)
  })

  it('find what is asked for, and say where there is nothing', async () => {
    expect(await page('/agreements?q=ACME&state=breached')).toContain('href="/agreements/checkout/enterprise"')
    const none = await page('/agreements?q=nobody')
    expect(none).toContain('No agreement is like that')
    expect(none).toContain('<a href="/agreements">Show all</a>')
    const { text } = await request(daemon.answer)
      .get('/agreements/checkout/nobody')
      .set('accept', 'text/html')
      .expect(404)
    expect(text).toContain('there is no agreement checkout/nobody')
  })
})

describe('the forms of an agreement', () => {
  beforeEach(start)

  afterEach(() => daemon.close())

  const place = '/agreements/checkout/enterprise/2026-10'

  it('leave time out and withdraw that, and say so', async () => {
    const { headers } = await send(`${place}/exclusions`, ENTRY).expect(303)
    expect(headers['location']).toBe(`${place}?said=entered-1`)
    const shown = await page(`${place}?said=entered-1`)
    expect(shown).toContain('Exclusion #1 is entered.')
    expect(shown).toContain('being judged')
    await daemon.refresh()
    const judged = await page(place)
    expect(judged).toContain('left out')
    expect(judged).toContain('said by ann; evidence: https://wiki.example/42')
    const withdrawn = await send(`${place}/exclusions/1/withdraw`, { why: 'wrong day', by: 'ben' }).expect(303)
    expect(withdrawn.headers['location']).toBe(`${place}?said=withdrawn-1`)
    expect(await page(place)).toContain('by ben: wrong day')
  })

  it('keep what was typed, and say what is wrong with it', async () => {
    const { text } = await send(`${place}/exclusions`, { ...ENTRY, from: 'soon', reason: ' ' }).expect(400)
    expect(text).toContain('From: expected a day and a time, such as 2026-12-05T01:00')
    expect(text).toContain('Why it does not count: say why')
    expect(text).toContain('value="https://wiki.example/42"')
    expect(text).toContain('<details open id="exclude">')
    const nameless = await send(`${place}/exclusions`, { ...ENTRY, by: '' }).expect(400)
    expect(nameless.text).toContain('Your name: say who you are')
    const backwards = await send(`${place}/exclusions`, { ...ENTRY, to: '2026-10-04T00:00' }).expect(400)
    expect(backwards.text).toContain('role="alert"')
    expect(await page(place)).toContain('Nothing was said')
  })

  it('ask once more where no agreement leaves it out', async () => {
    const flood = { ...ENTRY, kind: 'force_majeure' }
    const { text, status } = await send(`${place}/exclusions`, flood)
    expect([status, text.includes('Although no agreement leaves it out')]).toEqual([422, true])
    await send(`${place}/exclusions`, { ...flood, anyway: 'yes' }).expect(303)
  })

  it('acknowledge a breach', async () => {
    await daemon.run('breaches')
    expect(await page(place)).toContain('It was found broken on 11 October 2026, 00:00 (UTC).')
    await send(`${place}/acknowledge`, { by: 'ann', comment: 'seen' }).expect(303)
    const text = await page(`${place}?said=acknowledged`)
    expect(text).toContain('The breach is acknowledged.')
    expect(text).toMatch(/Acknowledged by ann, <time[^>]*>[^<]*<\/time>: seen/)
    expect(text).not.toContain(`action="${place}/acknowledge"`)
  })
})
