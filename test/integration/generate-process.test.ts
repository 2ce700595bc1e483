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

async function loadedBy(...command: string[]): Promise<{ readonly stdout: string; readonly urls: readonly string[] }> {
  const tell = `data:text/javascript,${encodeURIComponent(TELL)}`
  // Not by run-ts.mjs, which takes the bundle of all modules where there is one.
  const args = ['--import', tell, '--import', 'tsx/esm', 'src/main.ts', ...command]
  const { stderr, stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  return { stdout, urls: stderr.split('\n') }
}

test('generate loads neither the HTTP server nor SQL nor mail', async () => {
  const { stdout, urls } = await loadedBy('generate', '--stdout')
  expect(stdout).toContain('slo:checkout:availability')
  expect(urls.join('\n')).toContain('src/generate/generate-files')
  const heavy = /node_modules\/(express|helmet|kysely|libsql|nodemailer|prom-client|prometheus-query|echarts|@resvg)\//
  expect(urls.filter((url) => heavy.test(url))).toEqual([])
})

test('help loads no more than what says which commands there are', async () => {
  const { stdout, urls } = await loadedBy('--help')
  expect(stdout).toContain('incident')
  expect(urls.join('\n')).toContain('src/cli/incident-command')
  const packages = urls.flatMap((url) => /node_modules\/(?!tsx|esbuild)([^/]+)/.exec(url)?.[1] ?? [])
  expect([...new Set(packages)].sort()).toEqual(['commander'])
})
