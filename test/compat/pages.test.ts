import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Result } from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { until } from '../../demo/processes/child.js'
import { allPaths } from '../../src/app/http/openapi.js'
import { figuresOf, twinOf, wrongFigures } from '../support/page-figures.js'
import { PAGES, pathIn, unlistedPages, type ListedPage } from '../support/page-list.js'
import { wrongMetrics } from '../support/page-metrics.js'
import type { WorldSize } from '../support/page-plan.js'
import { startPageWorld, type PageWorld } from '../support/page-world.js'

// Every page in Debian's Chromium, with nothing, one thing and a thousand to show.

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const WIDTHS = [390, 1280] as const
const SCHEMES = ['light', 'dark'] as const

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
})

afterAll(async () => {
  await browser.close()
})

it('opens every page of the table of routes', () => {
  expect(unlistedPages(allPaths({ metricsToken: false }))).toEqual([])
})

describe.each<WorldSize>(['none', 'one', 'thousand'])('with %s', (size) => {
  let world: PageWorld
  const pages = PAGES.filter(({ needsOne = false }) => size !== 'none' || !needsOne)
  const headersFor = ({ byStrangers = false }: ListedPage) => ({
    ...BROWSER,
    ...(byStrangers ? {} : { cookie: world.cookie }),
  })
  const addressOf = (listed: ListedPage) => world.url + pathIn(world.addresses, listed)

  beforeAll(async () => {
    world = await startPageWorld(size)
  }, 600_000)

  afterAll(async () => {
    await world.stop()
  })

  async function open(listed: ListedPage, options: BrowserContextOptions = {}) {
    const { cookie } = headersFor(listed) as { cookie?: string }
    const context = await browser.newContext({
      ...{ viewport: { width: 1280, height: 800 }, extraHTTPHeaders: cookie === undefined ? {} : { cookie } },
      ...options,
    })
    const page = await context.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    const answer = await page.goto(addressOf(listed))
    const { status = 200 } = listed
    expect([listed.name, answer?.status()]).toEqual([listed.name, status])
    return { page, asked, complaints, close: () => context.close() }
  }

  async function served(listed: ListedPage): Promise<string> {
    return (await fetch(addressOf(listed), { headers: headersFor(listed) })).text()
  }

  describe.each(pages.map((page) => [page.name, page] as const))('%s', (_name, listed) => {
    it.each(SCHEMES)(
      'is found in order by axe, fits any width, and loads nothing from elsewhere: %s',
      async (colorScheme) => {
        const { page, asked, complaints, close } = await open(listed, { colorScheme })
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          expect([width, await findings(page)]).toEqual([width, []])
          expect([width, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([width, width])
        }
        expect(asked.filter((url) => !url.startsWith(`${world.url}/`))).toEqual([])
        // A browser says of a page that is not there that it is not.
        expect(listed.status === undefined ? complaints : []).toEqual([])
        await close()
      },
      120_000,
    )

    it('is gone through by keyboard alone: every control in its order, and each shows that it is there', async () => {
      const { page, close } = await open(listed)
      const controls = await page.evaluate<string[]>(CONTROLS)
      const reached: string[] = []
      while (reached.length < controls.length) {
        await page.keyboard.press('Tab')
        const [name, outline] = await page.evaluate<[string, string]>(FOCUSED)
        expect([name, outline]).toEqual([name, expect.stringMatching(/^solid [23]/)])
        reached.push(name)
      }
      expect(reached).toEqual(controls)
      await close()
    }, 240_000)

    it('says the same without scripts, and the numbers of the API and of /metrics', async () => {
      const { page, close } = await open(listed, { javaScriptEnabled: false })
      const html = await page.content()
      expect(await page.locator('h1').count()).toBe(1)
      await close()
      const plain = await served(listed)
      // A thing where a text belongs.
      expect(plain).not.toContain('[object ')
      expect(figuresOf(html)).toEqual(figuresOf(plain))
      const address = twinOf(plain)
      if (address === '') {
        expect(figuresOf(plain)).toEqual([])
        return
      }
      const twin = await (await fetch(world.url + address, { headers: { cookie: world.cookie } })).json()
      expect(wrongFigures(plain, twin)).toEqual([])
      const metrics = await (await fetch(`${world.url}/metrics`)).text()
      expect(wrongMetrics(twin, metrics)).toEqual([])
    }, 120_000)
  })

  it('has no broken link, and every page is reached by links', async () => {
    const seen = new Map<string, number>()
    const waiting = ['/', '/sign-in']
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      const answer = await fetch(world.url + path, { headers: { ...BROWSER, cookie: world.cookie } })
      seen.set(path, answer.status)
      const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
      if (isPage) waiting.push(...linksOf(await answer.text()))
      else await answer.body?.cancel()
    }
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([])
    const linked = pages.filter(({ path, unlinked = false }) => !unlinked && !path.includes('?'))
    expect(linked.map((one) => pathIn(world.addresses, one)).filter((path) => !seen.has(path))).toEqual([])
  }, 600_000)
})

describe('with scripts', () => {
  let world: PageWorld

  beforeAll(async () => {
    world = await startPageWorld('one')
  }, 300_000)

  afterAll(async () => {
    await world.stop()
  })

  it('`/` leads to the search, times are those of the reader, and a page shows what has changed', async () => {
    const context = await browser.newContext({ timezoneId: 'Asia/Kolkata', extraHTTPHeaders: { cookie: world.cookie } })
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${world.url}/services`)
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('q')
    await page.goto(world.url)
    const time = page.locator('time').first()
    expect(await time.textContent()).toBe('2026-11-20 17:30')
    expect(await time.getAttribute('title')).toBe('2026-11-20 12:00:40 UTC')
    await page.evaluate("document.querySelector('h1').textContent = 'old'")
    await page.clock.runFor(31_000)
    await until('the page is new', async () => (await page.locator('h1').textContent()) !== 'old')
    await context.close()
  }, 60_000)
})

async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const violations = await page.evaluate<Result[]>('axe.run().then(({ violations }) => violations)')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** All that can be reached by Tab, in the order of the page. */
const CONTROLS = `(() => {
  window.nameOf = (one) => one.tagName + ' ' + (one.id || one.getAttribute('href') || one.textContent.trim().slice(0, 60)) + ' ' + [...document.querySelectorAll('*')].indexOf(one)
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
  return [...all].filter((one) => one.checkVisibility()).map(window.nameOf)
})()`

const FOCUSED = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
  return [window.nameOf(document.activeElement), outlineStyle + ' ' + outlineWidth]
})()`

/** Links of a page that stay here, without what is behind a hash. */
function linksOf(html: string): readonly string[] {
  const all = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, href = '']) => href)
  return all.map((href) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replace(/#.*$/, ''))
}
