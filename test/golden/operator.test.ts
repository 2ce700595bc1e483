import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { runCommand } from '../support/run-command.js'

const folder = fileURLToPath(new URL('operator', import.meta.url))
const expected = `${folder}/expected`

/** Dashboards are long and the same in every case: what is around them is tested elsewhere. */
const GENERATE = ['--config', 'config/plimsoll.yaml', 'generate', '--format', 'operator', '--out', expected]
const CHOICE = ['--only', 'rules,alertmanager', '--namespace', 'monitoring', '--label', 'release=prometheus']

test('the objects for the Prometheus Operator are those of the golden files, byte by byte', async () => {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await rm(expected, { recursive: true, force: true })
    await runCommand([...GENERATE, ...CHOICE], { cwd: folder })
  }
  const { exitCode, stdout, stderr } = await runCommand([...GENERATE, ...CHOICE, '--check'], { cwd: folder })
  expect([exitCode, stdout, stderr]).toEqual([0, '6 files are as the configuration says\n', ''])
})
