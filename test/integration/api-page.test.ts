import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createApp, type App } from '../../src/app/create-app.js'
import { exampleConfig } from '../support/example-config.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```sh\n(.*?)```\n\n```text\n(.*?)```/gs)].map(
  ([, script = '', output = '']) => [script.split('\n')[0] ?? '', script, output] as const,
)

let app: App

beforeAll(async () => {
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  app = createApp(exampleConfig({}), { logger: createMemoryLogger(), port: 0, readers })
  await app.start()
  await app.refresh()
})

afterAll(() => app.stop())

test('docs/api.md has examples, each with what it prints', () => {
  expect(examples.length).toBe(page.split('```sh').length - 1)
  expect(examples.length).toBeGreaterThanOrEqual(5)
})

test.each(examples)('docs/api.md: %s … prints what stands below it', async (_, script, output) => {
  const here = script.replaceAll('http://127.0.0.1:9580', app.url() ?? '')
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here])
  expect(stdout.replace(/ +$/gm, '')).toBe(output)
})
