import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { runCommand } from '../support/run-command.js'

const root = new URL('broken-config/', import.meta.url)

test.each(readdirSync(root))('a configuration with the mistake %s is answered as expected', async (mistake) => {
  const golden = new URL(`${mistake}/expected.txt`, root)
  const { stdout, stderr, exitCode } = await runCommand(['validate'], { cwd: fileURLToPath(new URL(mistake, root)) })
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, stderr)
  expect(stderr).toBe(readFileSync(golden, 'utf8'))
  expect(stdout).toBe('')
  expect(exitCode).toBe(1)
})
