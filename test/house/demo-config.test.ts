import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from '@jest/globals'
import { writeDemoConfig } from '../../demo/stack/demo-config-files.js'
import { loadConfig } from '../../src/config/load-config-files.js'

const secrets = fileURLToPath(new URL('../../config/secrets', import.meta.url))
const into = mkdtempSync(join(tmpdir(), 'plimsoll-demo-'))

afterAll(() => {
  rmSync(into, { recursive: true })
})

it('the demo finds the files that the example names beside itself', async () => {
  const file = await writeDemoConfig(into, 'http://127.0.0.1:9580')
  const config = await loadConfig({ file, env: { PLIMSOLL_SECRETS: secrets }, cwd: into })
  expect(config.services.map(({ name }) => name)).toEqual(['catalog', 'checkout'])
  expect(config.runbooks.length).toBeGreaterThan(0)
  expect(config.frameworks).not.toBeNull()
})
