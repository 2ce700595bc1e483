import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { until } from '../../demo/processes/child.js'
import { blocksOf, blockWith } from '../support/doc-blocks.js'
import { linksOf } from '../support/mail-links.js'
import { HOST, makeNewcomer, pastOfShop, SCRAPE_SECONDS, type Newcomer } from '../support/newcomer.js'
import { noOwnMachine } from '../support/own-machine.js'

// The path of docs/getting-started.md and docs/operations.md from an empty folder on, by their own commands and files, out of the package as it is
// installed: by somebody who may do nothing else on the machine, with root's part where they say so. Every address is the one that is written there.

/** What they set to what their Prometheus does, as the guide asks for. */
const OF_GUIDE = 'scrape_interval: 15s, retention: 15d'
const SITE = `https://${HOST}`
const noMachine = noOwnMachine()
if (noMachine !== null) console.warn(`SKIPPED: a newcomer's path: ${noMachine}`)
const onOwnMachine = noMachine === null ? describe : describe.skip

onOwnMachine('a newcomer', () => {
  let one: Newcomer
  let browser: Browser | undefined
  let context: BrowserContext
  let page: Page

  const guide = (heading: string, text: string, language: 'sh' | 'yaml' = 'sh') =>
    blockWith(blocksOf(one.page('getting-started.md'), heading, language), text)
  const operations = (text: string, language: 'sh' | 'yaml' = 'sh') =>
    blockWith(blocksOf(one.page('operations.md'), '## Behind a proxy', language), text)

  beforeAll(async () => {
    one = await makeNewcomer()
  })

  afterAll(async () => {
    await browser?.close()
    await one.machine.remove()
  })

  test('installs the package into an empty folder', async () => {
    const [install = ''] = blocksOf(readFileSync('docs/getting-started.md', 'utf8'), '# Getting started', 'sh')
    await one.types(install)
    expect(await one.types('id -un; plimsoll version')).toMatch(/^newcomer\nplimsoll \d/)
  })

  test('gives a Prometheus a past, and has it scrape Plimsoll', async () => {
    const history = guide('## To try it without a past', 'promtool')
    writeFileSync(join(one.home, 'history.om'), [...pastOfShop(new Date())].join(''))
    await one.types(`mkdir prometheus\n${history.replace('/path/of/--storage.tsdb.path', 'prometheus')}`)
    const scrapes = operations('scrape_configs', 'yaml')
    await one.writes(
      'prometheus.yml',
      `global: { scrape_interval: ${SCRAPE_SECONDS}s }\nrule_files: [my/rules/*.yaml]\n${scrapes}`,
    )
    const flags = '--storage.tsdb.path=prometheus --storage.tsdb.retention.time=90d --web.enable-lifecycle'
    one.starts(`prometheus --config.file=prometheus.yml ${flags}`)
    await until('Prometheus is ready', async () => (await one.types('curl -sf http://localhost:9090/-/ready')) !== '')
  })

  test('has a first draft written out of what is there', async () => {
    await one.types(guide('## 1. Let Plimsoll look first', 'plimsoll init'))
    expect(await one.types('plimsoll validate')).toMatch(/valid/)
    expect(await one.types('cat my/config/services/checkout.yaml')).toMatch(/objective: 99\.9/)
    await one.types('rm -r my')
  })

  test('describes a service by hand, behind a proxy, and generates the rules', async () => {
    const added = operations('external_url', 'yaml')
    for (const { path, yaml } of filesOfGuide(one.page('getting-started.md'))) {
      const own = yaml.replace(OF_GUIDE, `scrape_interval: ${SCRAPE_SECONDS}s, retention: 90d`)
      await one.writes(path, path.endsWith('plimsoll.yaml') ? own + added : own)
    }
    const newToken = /`(plimsoll token new [^`]*)`/.exec(one.page('operations.md'))?.[1] ?? ''
    const printed = (await one.types(newToken)).trimEnd().split('\n').slice(-1).join('')
    expect(added).toContain(printed.replaceAll('"', ''))
    expect(await one.types(guide('## 2. Describe one service', 'plimsoll validate'))).toMatch(/valid/)
    expect(await one.types(guide('## 3. Generate the rules', 'plimsoll generate'))).toMatch(/SUCCESS/)
    await one.types('curl -sf -X POST http://localhost:9090/-/reload')
  })

  test('starts the daemon, and puts nginx with TLS in front of it', async () => {
    one.starts(guide('## 4. Let Prometheus scrape Plimsoll, and start it', 'plimsoll serve'))
    await one.root(operations('openssl'))
    await one.root(`cd /home/newcomer\n${operations('nginx -s reload')}`)
    for (const place of ['/home/newcomer/ca.pem', '/etc/prometheus/plimsoll-ca.pem'])
      await one.root(`install -m 644 /etc/ssl/plimsoll/ca.pem ${place}`)
    await one.types('curl -sf -X POST http://localhost:9090/-/reload')
    const [ready = '', status = ''] = operations('--cacert').split('\n')
    await until('it is ready', async () => (await one.types(ready.replace('curl', 'curl -sf'))) !== '', {
      timeoutMs: 300_000,
      everyMs: 1000,
    })
    const screen = await one.types(status)
    expect(screen).toMatch(/checkout\/availability/)
    expect(screen).toMatch(/checkout\/orders-db/)
    expect(await one.types(guide('## 4. Let Prometheus scrape Plimsoll, and start it', 'plimsoll status'))).toContain(
      'checkout/availability',
    )
  })

  test('is scraped over TLS', async () => {
    const ask = 'curl -s http://localhost:9090/api/v1/query --data-urlencode'
    const scraped = async () =>
      JSON.parse(await one.types(`${ask} 'query=plimsoll_build_info{job="plimsoll"}'`)) as {
        data: { result: { metric: Record<string, string> }[] }
      }
    await until('Prometheus has scraped it', async () => (await scraped()).data.result.length === 1, {
      timeoutMs: 300_000,
      everyMs: 1000,
    })
    expect((await scraped()).data.result[0]?.metric['instance']).toMatch(new RegExp(`^${HOST}(:443)?$`))
  })

  test('signs in by a browser that trusts the authority, and reads a page', async () => {
    browser = await openBrowser(one)
    context = await browser.newContext()
    page = await context.newPage()
    await page.goto(`${SITE}/agreements`)
    expect(page.url()).toMatch(`${SITE}/sign-in?next=`)
    await page.getByLabel('Token').fill(readFileSync(join(one.home, 'my/config/secrets/sre'), 'utf8').trim())
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(page.url()).toBe(`${SITE}/agreements`)
    expect(await page.getByRole('banner').innerText()).toMatch(/sre\s+responder/)
    expect(await page.getByRole('main').innerText()).toMatch(/enterprise/)
    expect(await context.cookies()).toEqual([
      expect.objectContaining({
        ...{ name: '__Host-plimsoll-session', domain: HOST, path: '/' },
        ...{ secure: true, httpOnly: true, sameSite: 'Lax' },
      }),
    ])
  })

  test('is not signed out by a form of another site, which does not get the cookie along', async () => {
    const other = await context.newPage()
    await other.setContent(`<form method="post" action="${SITE}/sign-out"><button>Win</button></form>`)
    const sent = other.waitForRequest(`${SITE}/sign-out`)
    await other.getByRole('button').click()
    const request = await sent
    expect((await request.response())?.status()).toBe(403)
    expect(Object.keys(await request.allHeaders())).not.toContain('cookie')
    await other.close()
    await page.reload()
    expect(await page.getByRole('banner').innerText()).toMatch(/sre/)
  })

  test('gets the report of last month, and acknowledges it by the link in its mail without signing in', async () => {
    const report = guide('## 6. See the report before anyone gets it', 'plimsoll report')
    await one.types(report)
    await one.types(report.replace(' --preview out', ''))
    const raw = await one.mail(1)
    const links = (await linksOf(raw)).filter(({ href }) => href.startsWith(`${SITE}/link/`))
    const { href: link = '' } = links.find(({ text }) => text === 'Acknowledge') ?? {}
    const [, number = ''] = /^X-Plimsoll-Number: (\S+)/m.exec(raw.toString()) ?? []
    const phone = await (await browser!.newContext()).newPage()
    await phone.goto(link)
    expect(await one.types(`plimsoll report show ${number}`)).not.toMatch(/^Read|^ +Read/m)
    await phone.getByRole('button', { name: 'Acknowledge as cto@shop.example' }).click()
    expect(await phone.getByRole('status').innerText()).toMatch(/You acknowledged it/)
    expect(await one.types(`plimsoll report show ${number}`)).toMatch(/Read +cto@shop\.example on .*, by the link/)
  })

  test('leaves nothing in the log that is a fault', () => {
    const lines = one
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    const levels = lines.map((line) => JSON.parse(line) as { level: number | string; msg: string })
    expect(levels.filter(({ level }) => level === 'error' || Number(level) >= 50)).toEqual([])
  })
})

/** What the guide has somebody write by hand. */
function filesOfGuide(page: string): readonly { readonly path: string; readonly yaml: string }[] {
  const files = page.matchAll(/`(my\/config\/[\w./-]+\.yaml)`:\n\n```yaml\n([^]*?)```/g)
  return [...files].map(([, path = '', yaml = '']) => ({ path, yaml }))
}

/** Debian's Chromium on that machine, which trusts the authority as its administrator says. */
async function openBrowser(one: Newcomer): Promise<Browser> {
  const { machine } = one
  const authority = readFileSync(join(one.home, 'ca.pem'), 'utf8').replaceAll(/-----.*-----|\n/g, '')
  const policy = join(machine.folder, 'policy.json')
  writeFileSync(policy, JSON.stringify({ CACertificates: [authority] }))
  await one.root(
    `mkdir -p /etc/chromium/policies/managed && cp ${policy} /etc/chromium/policies/managed/authority.json`,
  )
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return chromium.launch({ executablePath: machine.doorTo(process.env['CHROMIUM'] ?? '/usr/bin/chromium'), args })
}
