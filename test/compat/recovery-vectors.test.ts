import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const script = fileURLToPath(new URL('../vectors/recovery/generate.py', import.meta.url))

test('every case of backups and drills says what the independent model works out today, with the zones of this machine', () => {
  const { status, stdout, stderr, error } = spawnSync('python3', ['-B', script, '--check'], { encoding: 'utf8' })
  expect([error, status, stderr, stdout]).toEqual([undefined, 0, '', '0 differ\n'])
})
