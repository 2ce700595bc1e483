// `npm run pictures`: renders the mail and the terminal status in a real Chromium, the PDF by poppler, and keeps them in docs/images, to be looked at.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import picocolors from 'picocolors'
import { chromium, type Browser } from 'playwright-core'
import { renderStatusScreen } from '../src/cli/screens/status-screen.js'
import { createReportComposer } from '../src/report/compose-report-files.js'
import { toStatusAnswer } from '../src/status/status-answer.js'
import type { ReportModel } from '../src/report/model.js'
import { manyAgreements } from '../test/support/many-agreements.js'
import { PAGES, pathIn } from '../test/support/page-list.js'
import { startPageWorld } from '../test/support/page-world.js'
import { exampleModel } from '../test/support/report-fixture.js'
import { sampleStatus } from '../test/support/sample-status.js'
import { ansiToHtml } from './ansi-html.js'
import { toPalettePng } from './png-palette.js'

const folder = fileURLToPath(new URL('../docs/images', import.meta.url))
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

interface Shot {
  readonly name: string
  readonly html: string
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly scale?: number
}

async function shoot(browser: Browser, { name, html, width, scheme, scale = 1 }: Shot): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height: 400 },
    colorScheme: scheme,
    deviceScaleFactor: scale,
  })
  await page.setContent(html)
  const content = await page.evaluate('document.documentElement.scrollWidth')
  if (content !== width) throw new Error(`${name}: ${String(content)} px of content in ${width} px`)
  const png = toPalettePng(await page.screenshot({ fullPage: true }))
  await page.close()
  writeFileSync(`${folder}/${name}.png`, png)
  console.log(`docs/images/${name}.png  ${Math.round(png.length / 1024)} kB`)
}

function terminal(): string {
  const status = sampleStatus()
  const text = renderStatusScreen(toStatusAnswer(status), { now: status.at, colours: picocolors.createColors(true) })
  const body = 'margin:0;background:#0b1015;padding:28px'
  const frame = 'background:#121a22;border:1px solid #2a3541;border-radius:10px;overflow:hidden'
  const bar = 'background:#1b2530;padding:10px 16px;color:#93a1af;font:13px "DejaVu Sans",sans-serif'
  const screen = 'margin:0;padding:18px 20px 22px;color:#e6ebf0;font:14px/21px "DejaVu Sans Mono",monospace'
  return `<!doctype html><meta charset="utf-8"><body style='${body}'><div style='${frame}'><div style='${bar}'>plimsoll status</div><pre style='${screen}'>${ansiToHtml(text.trimEnd())}</pre></div>`
}

/** Pages of a shop that is made up, at the widths of a phone and of a screen. */
async function shootPages(browser: Browser): Promise<void> {
  const world = await startPageWorld('shop')
  try {
    for (const listed of PAGES) {
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [1280, 'dark'],
        [390, 'light'],
        [390, 'dark'],
      ] as const) {
        const page = await browser.newPage({
          ...{ viewport: { width, height: 800 }, colorScheme, timezoneId: 'UTC' },
          extraHTTPHeaders: listed.byStrangers === true ? {} : { cookie: world.cookie },
        })
        await page.goto(world.url + pathIn(world.addresses, listed))
        const file = `page-${listed.name}-${width}-${colorScheme}.png`
        writeFileSync(`${folder}/${file}`, toPalettePng(await page.screenshot({ fullPage: true })))
        console.log(`docs/images/${file}`)
        await page.close()
      }
    }
  } finally {
    await world.stop()
  }
}

mkdirSync(folder, { recursive: true })
/** Pages of the PDF as pictures, by poppler's `pdftoppm`. */
async function pagesOf(pdf: Uint8Array, dotsPerInch: number): Promise<readonly Buffer[]> {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-pictures-'))
  try {
    writeFileSync(join(work, 'report.pdf'), pdf)
    const args = ['-r', String(dotsPerInch), '-png', join(work, 'report.pdf'), join(work, 'page')]
    await promisify(execFile)('pdftoppm', args)
    const files = readdirSync(work).filter((name) => name.endsWith('.png'))
    return files.sort().map((file) => readFileSync(join(work, file)))
  } finally {
    rmSync(work, { recursive: true })
  }
}

interface Sheet {
  readonly name: string
  readonly model: ReportModel
  readonly paper: 'a4' | 'letter'
  /** Of each page, in pixels. */
  readonly width: number
  readonly perRow: number
}

/** All pages of a PDF on one picture: whether pages are torn or half empty shows at a glance. */
async function shootSheet(browser: Browser, { name, model, paper, width, perRow }: Sheet): Promise<void> {
  const pages = await pagesOf(await compose(model, { paper }).pdf(), 60)
  const images = pages.map((page) => `<img width="${width}" src="data:image/png;base64,${page.toString('base64')}">`)
  const style = 'margin:12px;background:#8894a0;display:flex;flex-wrap:wrap;gap:12px;align-content:flex-start'
  const html = `<!doctype html><body style="${style}">${images.join('')}`
  await shoot(browser, { name, html, width: perRow * (width + 12) + 24, scheme: 'light' })
}

const compose = createReportComposer()
const composed = compose(exampleModel())
for (const [index, page] of (await pagesOf(await composed.pdf(), 80)).entries()) {
  const name = `report-page-${index + 1}.png`
  writeFileSync(`${folder}/${name}`, toPalettePng(page))
  console.log(`docs/images/${name}`)
}
const mail = composed.page
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
const SHEETS: readonly Sheet[] = [
  { name: 'report-1-letter-en', model: exampleModel(), paper: 'letter', width: 320, perRow: 4 },
  { name: 'report-1-a4-de', model: exampleModel('de'), paper: 'a4', width: 320, perRow: 4 },
  { name: 'report-10-letter-en', model: manyAgreements(10), paper: 'letter', width: 240, perRow: 6 },
  { name: 'report-10-a4-de', model: manyAgreements(10, 'de'), paper: 'a4', width: 240, perRow: 6 },
  { name: 'report-100-letter-en', model: manyAgreements(100), paper: 'letter', width: 120, perRow: 12 },
]
try {
  for (const sheet of SHEETS) await shootSheet(browser, sheet)
  for (const width of [390, 1280]) {
    for (const scheme of ['light', 'dark'] as const) {
      await shoot(browser, { name: `mail-${width}-${scheme}`, html: mail, width, scheme })
    }
  }
  await shootPages(browser)
  await shoot(browser, { name: 'status', html: terminal(), width: 944, scheme: 'dark' })
} finally {
  await browser.close()
}
