import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Prints the URL of every module as it is loaded. */
const TELL = `import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(
  'export async function load(url, context, next) { process._rawDebug(url); return next(url, context) }'))`

test('generate loads neither the HTTP server nor SQL nor mail', async () => {
  const tell = `data:text/javascript,${encodeURIComponent(TELL)}`
  const args = ['--import', tell, 'scripts/run-ts.mjs', 'src/main.ts', 'generate', '--stdout']
  const { stderr, stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  expect(stdout).toContain('slo:checkout:availability')
  expect(stderr).toContain('src/generate/generate-files')
  const heavy = /node_modules\/(express|helmet|kysely|libsql|nodemailer|prom-client|prometheus-query|echarts|@resvg)\//
  expect(stderr.split('\n').filter((url) => heavy.test(url))).toEqual([])
}, 60_000)
