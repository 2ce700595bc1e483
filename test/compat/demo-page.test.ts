import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import { startDemoPage, type DemoPage } from '../../demo/page/page-server.js'
import { createShop } from '../../demo/shop/shop.js'
import { FAULTS } from '../../demo/shop/faults.js'

// The page of the demo as it is after an hour of breaking and mending, in Debian's Chromium.

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

const BEGAN = Date.parse('2026-11-20T10:00:00Z')
const MINUTE = 60_000
const HOW_MANY = 12
const at = (minutes: number) => new Date(BEGAN + minutes * MINUTE).toISOString()

/** Twelve of an hour, newest first as the daemon answers: each begins five minutes after the one before, and the newest goes on. */
const incidents = Array.from({ length: HOW_MANY }, (_, index) => {
  const number = HOW_MANY - index
  const began = 5 * (number - 1)
  const isOver = index > 0
  const milestone = (minutes: number) => ({ at: at(minutes), source: 'sli' })
  return {
    ...{ number, service: number % 2 === 0 ? 'checkout' : 'catalog', severity: 'page' },
    title: `checkout/${'availability-of-orders-from-customers-in-all-of-europe'.repeat(number === 3 ? 3 : 1)}: burns`,
    state: isOver ? 'resolved' : 'open',
    milestones: {
      onset: milestone(began),
      detected: milestone(began + 1),
      recovered: isOver ? milestone(began + 3) : null,
    },
    ...{ detectSeconds: 60, recoverSeconds: isOver ? 180 : null },
  }
})

/** One page each, a few seconds after its alert. */
const requests = incidents.toReversed().map(({ number, service }) => ({
  at: new Date(BEGAN + (5 * (number - 1) + 1) * MINUTE + 4_000),
  ...{ method: 'POST', path: '/pagerduty/v2/enqueue', headers: {} },
  body: JSON.stringify({
    event_action: 'trigger',
    dedup_key: 'f'.repeat(64),
    payload: { summary: `${'w'.repeat(90)} of incident ${number}`, severity: 'critical', component: service },
    links: [{ href: `http://127.0.0.1:9580/incidents/${number}`, text: 'Open it' }],
  }),
}))

const alerts = Array.from({ length: 6 }, (_, index) => ({
  state: 'firing',
  activeAt: at(10 * index),
  labels: { severity: 'page', alertname: `Alert${index}` },
  annotations: { summary: `alert ${index} of ${'x'.repeat(80)}` },
}))

let [browser, server, demo]: [Browser | null, Server | null, DemoPage | null] = [null, null, null]

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = request.url?.startsWith('/api/v1/incidents') === true ? { data: incidents } : { data: { alerts } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const shop = createShop(new Date(BEGAN), [])
  shop.break('checkout')
  demo = await startDemoPage({
    ...{ shop, plimsollUrl: url, prometheusUrl: url, requests },
    blueGreen: { deployments: null, unavailable: 'nginx is not there' },
    drills: { drills: null, unavailable: 'PostgreSQL is not there' },
  })
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  server?.closeAllConnections()
  server?.close()
})

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser!.newPage({ viewport: { width, height: 900 }, colorScheme, timezoneId: 'UTC' })
  await page.goto(demo!.url)
  await page.waitForSelector('#earlier li')
  return page
}

const textsOf = (page: Page, selector: string) => page.locator(selector).allInnerTexts()

describe.each([390, 1280])('after an hour, %i px wide', (width) => {
  it.each(['light', 'dark'] as const)(
    'it is no wider than its screen, and nothing in it is cut off (%s)',
    async (scheme) => {
      const page = await open(width, scheme)
      const wide = await page.evaluate(
        `[...document.querySelectorAll('body, body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')).map((one) => one.tagName + '#' + one.id + ' ' + one.textContent.slice(0, 40))`,
      )
      expect(wide).toEqual([])
      await page.close()
    },
  )
})

it('shows the newest incident with its own page, and those before it by time, newest first', async () => {
  const page = await open(1280, 'light')
  const [newest = ''] = await textsOf(page, '#incident')
  // Onset 10:55, alert 10:56, page 4 s later; it goes on.
  expect(newest.replaceAll(/\s+/g, ' ')).toMatch(
    /^#12 .*open Onset 10:55:00 Alert 10:56:00 Page 10:56:04 Recovered … Time to detect 1 min 0 s Time to recover –$/,
  )
  const earlier = await textsOf(page, '#earlier li')
  expect(earlier.map((line) => Number(/^#(\d+)/.exec(line)?.[1]))).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  expect(earlier.at(-1)).toContain('since 10:00:00 · detected in 1 min 0 s · recovered in 3 min 0 s · resolved')
  const firing = await textsOf(page, '#alerts li')
  expect(firing.map((line) => Number(/alert (\d)/.exec(line)?.[1]))).toEqual([5, 4, 3, 2, 1, 0])
  const told = await textsOf(page, '#received article')
  expect(told.map((line) => Number(/incident (\d+)/.exec(line)?.[1]))).toEqual([12, 11, 10, 9, 8, 7, 6, 5])
  await page.close()
})

it('says of each fault how long it takes to show, and which one is broken now', async () => {
  const page = await open(1280, 'light')
  const faults = await textsOf(page, '#faults li')
  expect(faults).toHaveLength(Object.keys(FAULTS).length)
  expect(faults.filter((line) => !/(page|tickets?) after .*min/.test(line))).toEqual([])
  expect(faults.filter((line) => line.includes('broken'))).toEqual([expect.stringMatching(/^checkout ✕ broken/)])
  await page.close()
})
