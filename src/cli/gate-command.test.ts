import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import express from 'express'
import { createConfigFolder, SHOP_ROOT } from '../../test/support/config-folder.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { runCommand } from '../../test/support/run-command.js'
import { createGateRouter } from '../gate/gate-router.js'
import { createErrorHandler } from '../http/error-handler.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'

const folder = createConfigFolder()
const now = new Date('2026-11-28T12:00:00Z')
const SERVICE = `service: shop
slos: []
gate:
  checks: [incident, freeze]
  budget_least: 10
  freeze: [{ name: sale, start: 2026-11-27T00:00:00Z, end: 2026-12-01T00:00:00Z, reason: The sale. }]
`
let database: Database
let server: Server
let env: { readonly PLIMSOLL_SERVER: string }

beforeAll(async () => {
  const config = await folder.loadFiles(SHOP_ROOT, { shop: SERVICE })
  database = await openStore(':memory:')
  const status = { at: now, slos: [], slas: [], datasets: [], incidents: { unresolved: [] } }
  const app = express().use(
    createGateRouter({
      ...{ config, database, clock: () => now, steps: ignoreSteps, newId: () => 'one' },
      status: () => status,
      pages: plainPages(),
    }),
  )
  server = createServer(app.use(createErrorHandler(createMemoryLogger()))).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  env = { PLIMSOLL_SERVER: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})

afterAll(async () => {
  server.close()
  await database.close()
  folder.remove()
})

const gate = (...args: readonly string[]) => runCommand(['gate', ...args], { cwd: folder.cwd, env, clock: () => now })

it('names every reason and ends with 1 where it is closed, and with 0 once somebody has opened it', async () => {
  const sentence = 'sale freezes releases until 1 December 2026, 00:00 (UTC): The sale.'
  const reasons = `  closed   ${sentence}\n  open     no incident is open\n`
  expect(await gate('shop')).toEqual({ stdout: `The gate of shop is closed.\n${reasons}`, stderr: '', exitCode: 1 })
  const opened = await gate('shop', '--override', '--reason', 'The fix.', '--for', '30m', '--by', 'anna')
  const against = 'Opened by anna until 2026-11-28T12:30:00.000Z, against the above: The fix.'
  expect(opened).toEqual({ stdout: `The gate of shop is open.\n${reasons}${against}\n`, stderr: '', exitCode: 0 })
  expect(JSON.parse((await gate('shop', '--output', 'json')).stdout)).toMatchObject({ state: 'open', service: 'shop' })
})

it.each([
  [['shop', '--override', '--by', 'anna'], 'say why: --override --reason <text>', 2],
  [['shop', '--reason', 'x'], '--reason and --for belong to --override', 2],
  [['shap'], 'no service is named shap: did you mean shop?', 2],
] as const)('%j is refused', async (args, message, exitCode) => {
  const found = await gate(...args)
  expect(found.stderr).toContain(message)
  expect(found.exitCode).toBe(exitCode)
})
