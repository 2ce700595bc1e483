import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { alertmanagerBinaries } from '../../demo/processes/binaries.js'

// What docs/compatibility.md says of templates in URLs, and why `validate` refuses them.

const run = promisify(execFile)
const IN_PATH = 'http://127.0.0.1:9/{{ .GroupLabels.team }}'
const IN_HOST = 'http://{{ .GroupLabels.team }}.example/'
const SPOILED = 'http://127.0.0.1:9/{{ .GroupLabels.team '

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-urls-'))
})

afterAll(() => rm(folder, { recursive: true }))

async function isTaken(version: '0.25' | '0.33', receiver: object): Promise<boolean> {
  const file = join(folder, 'alertmanager.yml')
  await writeFile(file, stringify({ route: { receiver: 'a' }, receivers: [{ name: 'a', ...receiver }] }))
  const { amtool } = await alertmanagerBinaries(version)
  return run(amtool, ['check-config', file]).then(
    () => true,
    () => false,
  )
}

test.each<[url: string, kind: 'webhook' | 'pagerduty', old: boolean, today: boolean]>([
  // Taken by 0.25, which then posts to the braces themselves.
  [IN_PATH, 'webhook', true, true],
  [IN_HOST, 'webhook', false, true],
  [SPOILED, 'webhook', true, false],
  [IN_PATH, 'pagerduty', true, true],
  [IN_HOST, 'pagerduty', false, false],
])('the URL %s of a %s is taken by amtool 0.25: %s, by 0.33: %s', async (...[url, kind, old, today]) => {
  const receiver =
    kind === 'webhook' ? { webhook_configs: [{ url }] } : { pagerduty_configs: [{ routing_key: 'x', url }] }
  expect([await isTaken('0.25', receiver), await isTaken('0.33', receiver)]).toEqual([old, today])
})
