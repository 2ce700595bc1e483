import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FuzzSource } from './fuzz-config.js'

const house = fileURLToPath(new URL('../../..', import.meta.url))
const CASES = ['every-indicator', 'grouped', 'own-tiers', 'calendar-periods', 'packs', 'min-errors']

/** The example and the configurations of the golden rules. */
export function fuzzSources(): FuzzSource[] {
  return [
    sourceIn('example', join(house, 'config'), 'config/'),
    ...CASES.map((name) => sourceIn(name, join(house, 'test/golden/rules', name, 'config'), '')),
  ]
}

function sourceIn(name: string, folder: string, prefix: string): FuzzSource {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.endsWith('.yaml') || entry.parentPath.endsWith('runbooks')))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const files = new Map(paths.map((path) => [prefix + path, readFileSync(join(folder, path), 'utf8')]))
  return { name, root: `${prefix}plimsoll.yaml`, files }
}
