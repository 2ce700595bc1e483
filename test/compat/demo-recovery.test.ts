import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkDrills, holdDrills } from '../../demo/check-drills.js'
import { DEPLOYED } from '../../demo/blue-green/bad-deployment.js'
import { storyComplaints } from '../../demo/blue-green/deployment-story.js'
import { simpleParser } from 'mailparser'
import type { readPageState } from '../../demo/page/page-state.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { panelFigure } from '../../demo/stack/panel-figure.js'
import { runPlimsoll } from '../../demo/stack/plimsoll-process.js'
import { createProgress } from '../../demo/stack/progress.js'
import { startStack, type Stack } from '../../demo/stack/start-stack.js'
import { periodAt } from '../../src/calendar/period.js'
import { DRILL_METRICS } from '../../src/drill/drill-metrics.js'
import { DEPLOYMENT_METRICS } from '../../src/deployment/deployment-metrics.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { readPdf } from '../support/read-pdf.js'

// What `npm run demo -- --once` shows of deployments and drills, with a history of hours instead of months.

const cleanUp = createCleanUp(console.error)
let stack: Stack
let folder: string

beforeAll(async () => {
  folder = await temporaryFolder('demo-recovery')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const now = Date.now()
  stack = await startStack({
    ...{ folder, logFile: join(folder, 'plimsoll.log'), zone: 'Europe/Berlin', cleanUp, progress: createProgress() },
    history: { from: new Date(now - 4 * 3_600_000), to: new Date(now) },
    deploysAtOnce: true,
  })
})

afterAll(() => cleanUp.run())

const onPanel = (board: string, metric: string) =>
  panelFigure(stack.endpoints['prometheus'] ?? '', {
    ...{ board, panel: 'Deployments: the four keys', metric, service: DEPLOYED },
  })

const held = () => {
  const [cut, whole] = stack.drills.drills?.held() ?? []
  if (whole === undefined || cut === undefined) throw new Error('two drills should have been held')
  return { whole, cut }
}

test('the orders are dropped and restored from a dump, and not from half of it', async () => {
  expect(stack.drills.unavailable).toBeNull()
  await holdDrills(stack)
  const { whole, cut } = held()
  const { run, newestInDump } = whole
  expect(run).toMatchObject({ state: 'passed', isRtoMet: true, recoveryPoint: newestInDump.toISOString() })
  expect(run.checks.map(({ name, detail }) => [name, detail])).toEqual([
    ['row-count', 'ended with 0: 20000 orders, as many as were dumped'],
    ['smoke-test', expect.stringContaining('can be read and taken')],
  ])
  expect(cut.run).toMatchObject({ state: 'failed', rtoActualSeconds: null, recoveryPoint: null })
  expect(cut.run.reason).toMatch(/^step 2, Restore the newest dump .*: ended with 1: pg_restore: error: .*end of file/)
})

test('both are on page and dashboard, and in the report as page, mail and PDF', async () => {
  const month = periodAt(new Date(), { unit: 'month', timezone: 'Europe/Berlin' })
  const preview = join(folder, 'this-month')
  const report = ['report', '--name', 'monthly-sla', '--period', month.label, '--preview', preview]
  await runPlimsoll(['--config', stack.configFile, ...report], stack.env)
  await checkDrills(stack, preview)
  const { text = '', html } = await simpleParser(readFileSync(join(preview, 'report.eml')), { skipImageLinks: true })
  const { pages } = await readPdf(new Uint8Array(readFileSync(join(preview, 'report.pdf'))))
  for (const told of [text, String(html), pages.map((page) => page.text).join(' ')]) {
    expect(told).toMatch(/pg_restore:\s+error/)
    expect(told).toMatch(/1\s+of\s+2\s+drills/)
  }
})

test.each(['service', 'compliance'])('every column of the drills on the dashboard %s is answered', async (board) => {
  const drills = { board, panel: 'Drills: what was brought back, and how soon', service: DEPLOYED }
  const { rtoTarget, rtoActual, recoveryPoint, dataLoss, lastSuccess, overdue } = DRILL_METRICS
  const columns = await Promise.all(
    [rtoTarget, rtoActual, recoveryPoint, dataLoss, lastSuccess, overdue].map(async (metric) => [
      metric,
      await panelFigure(stack.endpoints['prometheus'] ?? '', { ...drills, metric }),
    ]),
  )
  const { whole } = held()
  expect(columns).toEqual([
    [rtoTarget, 120],
    [rtoActual, whole.run.rtoActualSeconds],
    [recoveryPoint, whole.newestInDump.getTime()],
    [dataLoss, whole.run.rpoActualSeconds],
    [lastSuccess, Date.parse(whole.run.closedAt ?? '')],
    [overdue, 0],
  ])
})

test('a bad version is caught, taken back by the signed message, and the gate is closed meanwhile', async () => {
  const { blueGreen, deployed } = stack
  expect(blueGreen.unavailable).toBeNull()
  await deployed
  const seen = blueGreen.deployments?.seen() ?? null
  if (seen === null) throw new Error('nothing was deployed')
  const { timeToRollBack, changeFailureRatio, perDay } = DEPLOYMENT_METRICS
  const isThere = async () => (await onPanel('service', timeToRollBack)) !== null
  await until('the dashboard has it', isThere, { timeoutMs: 90_000, everyMs: 500 })
  expect(storyComplaints(seen, await onPanel('service', timeToRollBack))).toEqual([])
  for (const board of ['service', 'compliance']) {
    expect([board, await onPanel(board, timeToRollBack)]).toEqual([board, seen.details?.timeToRollBackSeconds])
    expect([board, await onPanel(board, changeFailureRatio)]).toEqual([board, 1])
    // One in the seven days that are counted at least.
    expect([board, await onPanel(board, perDay)]).toEqual([board, expect.closeTo(1 / 7, 6)])
  }
})

test('the page of the demo tells it, with addresses of pages that are there', async () => {
  const state = (await (await fetch(`${stack.endpoints['page']}/state.json`)).json()) as Awaited<
    ReturnType<typeof readPageState>
  >
  expect(state.deployment).toMatchObject({ unavailable: null, failure: null, isRunning: false })
  expect(state.deployment.steps.filter(({ at }) => at === null)).toEqual([])
  for (const { href } of state.deployment.links) expect([href, (await fetch(href)).status]).toEqual([href, 200])
})
