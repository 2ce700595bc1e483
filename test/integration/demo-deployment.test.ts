import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DEPLOYED } from '../../demo/blue-green/bad-deployment.js'
import { storyComplaints } from '../../demo/blue-green/deployment-story.js'
import type { readPageState } from '../../demo/page/page-state.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { panelFigure } from '../../demo/stack/panel-figure.js'
import { createProgress } from '../../demo/stack/progress.js'
import { startStack, type Stack } from '../../demo/stack/start-stack.js'
import { DEPLOYMENT_METRICS } from '../../src/deployment/deployment-metrics.js'
import { createCleanUp } from '../../src/shared/clean-up.js'

// What `npm run demo -- --once` shows of deployments, with a history of hours instead of months.

const cleanUp = createCleanUp(console.error)
let stack: Stack

beforeAll(async () => {
  const folder = await temporaryFolder('demo-deployment')
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
