import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { startDemoDaemon, type DemoDaemon } from '../support/demo-daemon.js'
import { linksOf } from '../support/mail-links.js'

// Links in the mails of the demo, picked out of their HTML and followed as whoever gets them does: in order, on one daemon, whose clock goes on.

const DAY = 86_400
let demo: DemoDaemon
/** Of the report, to one who does not answer. */
let unused: string

beforeAll(async () => {
  demo = await startDemoDaemon(new Date('2026-11-01T07:00:00Z'))
})

afterAll(() => demo.stop())

/** The link of a mail that does something. */
async function linkIn(raw: Buffer, text: RegExp): Promise<string> {
  const found = (await linksOf(raw)).filter((one) => text.test(one.text) && one.href.startsWith(`${demo.url}/link/`))
  expect(found).toHaveLength(1)
  return found[0]?.href ?? ''
}

async function open(link: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(link)
  return { status: answer.status, text: await answer.text() }
}

/** Presses the button of the page. */
async function press(link: string): Promise<{ readonly status: number; readonly text: string }> {
  const body = new URLSearchParams({ comment: 'Seen.' })
  const answer = await fetch(link, { method: 'POST', headers: { origin: demo.url }, body })
  return { status: answer.status, text: await answer.text() }
}

interface Deed {
  readonly action: string
  readonly actor: { readonly name: string }
  readonly through: string
}

/** What was done by links so far, the newest first. */
async function doneByLinks(): Promise<readonly Deed[]> {
  const { data } = (await (await fetch(`${demo.url}/api/v1/audit?limit=1000`)).json()) as { readonly data: Deed[] }
  return data.filter(({ through }) => through === 'link')
}

interface Case {
  readonly what: string
  /** Makes the mail. */
  readonly make: () => Promise<void>
  readonly to: string
  readonly subject: RegExp
  readonly button: RegExp
  readonly asks: string
  readonly does: string
  /** Whom it was sent to: the address, or all of a receiver together. */
  readonly by: string
  /** Before the instant. */
  readonly says: string
}

const report = (name: string) => async () => {
  await demo.plimsoll('report', '--name', name, '--period', '2026-10')
}

const cases: readonly Case[] = [
  {
    ...{ what: 'acknowledges a report', make: report('monthly-sla'), to: 'cto@shop.example' },
    ...{ subject: /^Service levels, October 2026/, button: /Acknowledge/, asks: 'Acknowledge as cto@shop.example' },
    by: 'cto@shop.example',
    ...{ does: 'report.acknowledge', says: 'You acknowledged it on ' },
  },
  {
    ...{ what: 'approves a report', make: report('acme'), to: 'cto@shop.example' },
    ...{ subject: /waits for approval/, button: /Approve/, asks: 'Approve and send as cto@shop.example' },
    by: 'cto@shop.example',
    ...{ does: 'report.approve', says: 'cto@shop.example approved it on ' },
  },
  {
    ...{ what: 'acknowledges a report as a customer', make: () => Promise.resolve(), to: 'sla@acme.example' },
    ...{ subject: /October 2026/, button: /Acknowledge/, asks: 'Acknowledge as sla@acme.example' },
    by: 'sla@acme.example',
    ...{ does: 'report.acknowledge', says: 'You acknowledged it on ' },
  },
  {
    ...{ what: 'acknowledges an incident', make: breakCheckout, to: 'cto@shop.example' },
    ...{ subject: /checkout/, button: /Acknowledge/, asks: 'Acknowledge as leadership' },
    by: 'leadership',
    ...{ does: 'incident.acknowledge', says: 'cknowledged it on ' },
  },
]

/** Nobody acknowledges for an hour: leadership is told on. */
async function breakCheckout(): Promise<void> {
  const labels = { alertname: 'SLOErrorBudgetBurn', service: 'checkout', slo: 'availability', severity: 'page' }
  const times = { startsAt: demo.now().toISOString(), endsAt: '0001-01-01T00:00:00Z' }
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: 'checkout burns' },
    fingerprint: '00000000000000a1',
    ...times,
  }
  expect((await demo.deliver(alert)).status).toBe(200)
  const opened = async () => (await (await fetch(`${demo.url}/api/v1/incidents`)).text()).includes('"checkout"')
  await until('the incident is open', opened)
  demo.goOn(3660)
}

function shown(at: Date): string {
  const time = at.toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })
  return `${at.getUTCDate()} November 2026, ${time} (UTC+1)`
}

/** The instant in a sentence. */
function saidAfter(words: string, text: string): string {
  return text.split(words)[1]?.match(/^.*?\(UTC\+1\)/)?.[0] ?? ''
}

describe.each(cases)('the link that $what', ({ make, to, subject, button, asks, by, does, says }) => {
  let link: string
  let at: string

  it('comes by mail, and opening it changes nothing, however often', async () => {
    await make()
    link = await linkIn(await demo.mailTo(to, subject), button)
    const before = await doneByLinks()
    for (let n = 0; n < 3; n++)
      expect(await open(link)).toMatchObject({ status: 200, text: expect.stringContaining(asks) })
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    expect(await doneByLinks()).toEqual(before)
  })

  it('does nothing where a letter of it is another', async () => {
    const before = await doneByLinks()
    const [payload = '', signature = ''] = link.split('.').slice(-2)
    const other = (text: string) => text.replace(/\w(?=\w{3}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
    for (const forged of [link.replace(payload, other(payload)), link.replace(signature, other(signature))]) {
      expect(forged).not.toBe(link)
      for (const answer of [await open(forged), await press(forged)]) {
        expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('This link is none of ours') })
      }
    }
    expect(await doneByLinks()).toEqual(before)
  })

  it('does it once its button is pressed, in the name of whom the mail was sent to', async () => {
    const before = await doneByLinks()
    const from = demo.now()
    const answer = await press(link)
    expect(answer.status).toBe(200)
    at = saidAfter(says, answer.text)
    expect([shown(from), shown(demo.now())]).toContain(at)
    const [deed, ...others] = await doneByLinks()
    expect(deed).toMatchObject({ action: does, actor: { name: by } })
    expect(others).toEqual(before)
  })

  it('says when that was, the second time, and does it no more', async () => {
    demo.goOn(7200)
    const before = await doneByLinks()
    for (const answer of [await open(link), await press(link)]) {
      expect([answer.status, saidAfter(says, answer.text)]).toEqual([200, at])
      expect(answer.text).not.toContain('<form')
    }
    expect(await doneByLinks()).toEqual(before)
  })
})

it('a link is good for 30 days, whatever key signs by then, and does nothing any more behind them', async () => {
  unused = await linkIn(await demo.mailTo('coo@shop.example', /^Service levels, October 2026/), /Acknowledge/)
  demo.goOn(29 * DAY)
  expect(await open(unused)).toMatchObject({ status: 200, text: expect.stringContaining('Acknowledge as coo@') })
  demo.goOn(DAY)
  const before = await doneByLinks()
  for (const answer of [await open(unused), await press(unused)]) {
    expect(answer).toMatchObject({ status: 410, text: expect.stringContaining('This link has expired') })
  }
  expect(await doneByLinks()).toEqual(before)
})
