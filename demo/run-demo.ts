import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { periodAt, previousPeriod, type Period } from '../src/calendar/period.js'
import { DEPLOYMENT_METRICS } from '../src/deployment/deployment-metrics.js'
import type { CleanUp } from '../src/shared/clean-up.js'
import { answerReports } from './answer-reports.js'
import { DEPLOYED } from './blue-green/bad-deployment.js'
import { storyComplaints, storySteps } from './blue-green/deployment-story.js'
import { checkDrills, holdDrills } from './check-drills.js'
import { closingWords } from './closing-words.js'
import { drillLines } from './drill/drill-lines.js'
import { until } from './processes/child.js'
import { temporaryFolder } from './processes/debian-packages.js'
import { runPlimsoll } from './stack/plimsoll-process.js'
import { createProgress } from './stack/progress.js'
import { panelFigure } from './stack/panel-figure.js'
import { startStack, type Stack } from './stack/start-stack.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'demo/out')
const ZONE = 'Europe/Berlin'
const MONTHS = { unit: 'month', timezone: ZONE } as const

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
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })

  console.error('Starting the example shop')
  const logFile = join(out, 'plimsoll.log')
  const stack = await startStack({ folder, logFile, zone: ZONE, cleanUp, progress, deploysAtOnce: once })
  const plimsoll = (...args: string[]) => runPlimsoll(['--config', stack.configFile, ...args], { ...stack.env })
  if (once) await progress.step('a restore drill, and one with half a dump', () => holdDrills(stack))
  const thisMonth = periodAt(new Date(), MONTHS)
  const lastMonth = previousPeriod(thisMonth, MONTHS)
  const report = (period: Period) => ['report', '--name', 'monthly-sla', '--period', period.label]
  await progress.step(`report for ${lastMonth.label} by mail`, async () => {
    await plimsoll(...report(lastMonth), '--preview', join(folder, 'preview'))
    await plimsoll(...report(lastMonth))
    await until('the mail arrives', () => stack.messages.length > 0)
  })
  const records = await progress.step('one report acknowledged, one approved that nobody acknowledges', () =>
    answerReports(stack, lastMonth.label),
  )
  if (once) {
    await progress.step('the drills on pages, dashboards and in the report of this month', async () => {
      await plimsoll(...report(thisMonth), '--preview', join(out, 'this-month'))
      await checkDrills(stack, join(out, 'this-month'))
    })
    await progress.step('a bad deployment, caught and taken back', () => checkDeployment(stack))
  }
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
  console.log(deploymentWords(stack))
  console.log(drillWords(stack))
  console.log(`\n${records.trimEnd()}`)
  if (!once) await interrupted
}

/**
 * Waits until the bad deployment is over.
 *
 * @throws Error that says what should be so of it and is not
 */
async function checkDeployment({ blueGreen, deployed, endpoints }: Stack): Promise<void> {
  const { deployments, unavailable } = blueGreen
  if (deployments === null) throw new Error(`no deployment can be shown: ${unavailable}`)
  await deployed
  const seen = deployments.seen()
  if (seen === null) throw new Error('nothing was deployed')
  const figure = () => panelFigure(endpoints['prometheus'] ?? '', TIME_TO_ROLL_BACK)
  const scraped = async () => (await figure()) !== null
  if (seen.failure === null) await until('the dashboard has it', scraped, { timeoutMs: 90_000, everyMs: 500 })
  const complaints = storyComplaints(seen, await figure())
  if (complaints.length > 0) throw new Error(`the bad deployment:\n  ${complaints.join('\n  ')}`)
}

/** Where the generated dashboards show how long a rollback took. */
const TIME_TO_ROLL_BACK = {
  ...{ board: 'service', panel: 'Deployments: the four keys', service: DEPLOYED },
  metric: DEPLOYMENT_METRICS.timeToRollBack,
}

/** The drills in lines of their own; none where none was held. */
function drillWords({ drills: { drills } }: Stack): string {
  const held = drills?.held() ?? []
  return held
    .toReversed()
    .map(({ isCut, run }) => {
      const title = `Drill ${run.service}/${run.drill}, from ${isCut ? 'half a dump' : 'a whole dump'}: ${run.state}`
      return ['', title, ...drillLines(run).map((line) => `  ${line}`)].join('\n')
    })
    .join('\n')
}

/** The bad deployment in lines of its own; none where none was made. */
function deploymentWords({ blueGreen }: Stack): string {
  const seen = blueGreen.deployments?.seen() ?? null
  if (seen === null) return ''
  const lines = storySteps(seen).map(({ title, at, note }) => {
    return `  ${at?.slice(11, 19) ?? ''} UTC  ${title}${note === null ? '' : `: ${note}`}`
  })
  return ['', `A bad deployment of ${DEPLOYED}:`, ...lines].join('\n')
}
function whereToLook(endpoints: Readonly<Record<string, string>> & { readonly plimsoll: string }): string {
  const lines = Object.entries(endpoints)
    .filter(([name]) => name !== 'plimsoll')
    .map(([name, url]) => `  ${name.padEnd(12)} ${url}`)
  return [
    `Open ${endpoints.plimsoll}/ in a browser: what needs somebody now, and services with what is promised for them`,
    '',
    'Where else to look',
    ...lines,
    `  ${'mail'.padEnd(12)} demo/out/report.html`,
    '',
    'Break something, on the page or in another terminal: npm run demo -- break checkout',
    'Deploy a bad version, or lose a database and restore it, on the page.',
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}
