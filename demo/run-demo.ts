import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { monthOf, previousMonth } from '../src/calendar/month.js'
import { closingWords } from './closing-words.js'
import { prometheusBinaries } from './processes/binaries.js'
import { freePort, until } from './processes/child.js'
import { temporaryFolder } from './processes/debian-packages.js'
import { importHistory, startPrometheus } from './processes/prometheus-process.js'
import { startShop } from './shop/exporter-server.js'
import { writeShopHistory } from './shop/shop-history.js'
import type { CleanUp } from './stack/clean-up.js'
import { startMailSink } from './stack/mail-sink-server.js'
import { runPlimsoll, startPlimsoll, type PlimsollEnvironment } from './stack/plimsoll-process.js'
import { createProgress } from './stack/progress.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'demo/out')
const ZONE = 'Europe/Berlin'

export interface DemoOptions {
  readonly once: boolean
  readonly cleanUp: CleanUp
  /** Resolves when the user wants the demo to end. */
  readonly interrupted: Promise<void>
}

/** The whole demo: history, Prometheus, shop, mail sink, Plimsoll, last month's report, and what it all says in words. */
export async function runDemo({ once, cleanUp, interrupted }: DemoOptions): Promise<void> {
  const progress = createProgress()
  const folder = await temporaryFolder('demo')
  cleanUp.add(() => rm(folder, { recursive: true, force: true }))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })

  console.error('Starting the example shop')
  const stack = await startStack(folder, cleanUp, progress)
  const lastMonth = previousMonth(monthOf(new Date(), ZONE))
  const report = ['report', '--name', 'monthly-sla', '--period', lastMonth.label]
  await progress.step(`report for ${lastMonth.label} by mail`, async () => {
    await runPlimsoll([...report, '--preview', join(folder, 'preview')], { ...stack.env })
    await runPlimsoll(report, { ...stack.env })
    await until('the mail arrives', () => stack.messages.length > 0)
  })
  const status = await runPlimsoll(['status', '--output', 'json', '--server', stack.endpoints.plimsoll], stack.env)
  await writeFile(join(out, 'report.eml'), stack.messages[0] ?? '')
  await writeFile(join(out, 'status.json'), status)
  await writeFile(join(out, 'endpoints.json'), JSON.stringify(stack.endpoints, null, 2) + '\n')
  const words = await closingWords({ preview: join(folder, 'preview'), out, status })

  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const screen = await runPlimsoll(['status', '--server', stack.endpoints.plimsoll], { ...stack.env, ...colours })
  console.log(`\n${screen.trimEnd()}\n`)
  if (!once) console.log(whereToLook(stack.endpoints))
  console.log(words)
  if (!once) await interrupted
}

async function startStack(folder: string, cleanUp: CleanUp, progress: ReturnType<typeof createProgress>) {
  const binaries = await progress.step('Prometheus and promtool', () => prometheusBinaries('any'))
  const history = join(folder, 'history.om')
  const state = await progress.step('two months of history', (note) =>
    writeShopHistory({ file: history, now: new Date(), zone: ZONE, note }),
  )
  await progress.step('history into Prometheus', async () => {
    await importHistory(binaries, history, join(folder, 'prometheus'))
    await rm(history)
  })
  const shop = await startShop(state)
  cleanUp.add(() => shop.stop())
  const mail = await startMailSink()
  cleanUp.add(() => mail.stop())
  const listen = `127.0.0.1:${await freePort()}`
  const prometheus = await progress.step('Prometheus', () =>
    startPrometheus({
      binaries,
      folder: join(folder, 'prometheus'),
      ruleFiles: [join(root, 'rules/*.yaml')],
      scrape: { shop: shop.address, plimsoll: listen },
    }),
  )
  cleanUp.add(() => prometheus.stop())
  const env = {
    PROMETHEUS_URL: prometheus.url,
    SMTP_URL: mail.url,
    PLIMSOLL_DATA: folder,
    PLIMSOLL_LISTEN: listen,
  } satisfies PlimsollEnvironment
  const plimsoll = await progress.step('Plimsoll, with its ledger filled', (note) =>
    startPlimsoll(env, join(out, 'plimsoll.log'), (log) => {
      note(backfillProgress(log))
    }),
  )
  cleanUp.add(() => plimsoll.stop())
  const endpoints = {
    plimsoll: plimsoll.url,
    status: `${plimsoll.url}/api/v1/status`,
    metrics: `${plimsoll.url}/metrics`,
    prometheus: prometheus.url,
    shop: `http://${shop.address}/metrics`,
    smtp: mail.url,
  }
  return { env, endpoints, messages: mail.messages }
}

/** The newest progress line of the daemon's JSON log, in short. */
function backfillProgress(log: string): string {
  const last = log
    .trimEnd()
    .split('\n')
    .findLast((line) => line.includes('backfill'))
  const percent = /"percent":\s*(\d+)/.exec(last ?? '')?.[1]
  return percent === undefined ? '' : `backfill ${percent} %`
}

function whereToLook(endpoints: Readonly<Record<string, string>>): string {
  const lines = Object.entries(endpoints).map(([name, url]) => `  ${name.padEnd(10)} ${url}`)
  return [
    'Where to look',
    ...lines,
    `  ${'mail'.padEnd(10)} demo/out/report.html`,
    '  Ctrl-C stops everything.',
    '',
  ].join('\n')
}
