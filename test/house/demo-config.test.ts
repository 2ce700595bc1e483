import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { writeDemoConfig } from '../../demo/stack/demo-config-files.js'
import { writeDemoSecrets } from '../../demo/stack/secrets-files.js'
import { loadConfig } from '../../src/config/load-config-files.js'

const into = mkdtempSync(join(tmpdir(), 'plimsoll-demo-'))
const secrets = join(into, 'secrets')

afterAll(() => {
  rmSync(into, { recursive: true })
})

it('the demo finds the files that the example names beside itself', async () => {
  await writeDemoSecrets(secrets, 'http://127.0.0.1:9')
  const file = await writeDemoConfig(into, { externalUrl: 'http://127.0.0.1:9580', rollBackUrl: 'http://127.0.0.1:9' })
  const config = await loadConfig({ file, env: { PLIMSOLL_SECRETS: secrets }, cwd: into })
  expect(config.services.map(({ name }) => name)).toEqual(['catalog', 'checkout'])
  expect(config.runbooks.length).toBeGreaterThan(0)
  expect(config.frameworks).not.toBeNull()
})
