import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import type { Origins } from './located.js'
import { isRawMap, rawAt } from './raw.js'

/** Finds every `*_file` of the root file that is not there or cannot be read. Contents are not looked at: they are read when used. */
export function checkSecretFiles(root: unknown, folder: string, origins: Origins): Finding[] {
  return ['prometheus', 'email'].flatMap((key) => checkWithin(rawAt(root, key), folder, origins))
}

function checkWithin(value: unknown, folder: string, origins: Origins): Finding[] {
  if (!isRawMap(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'headers') return []
    if (!key.endsWith('_file') || typeof part !== 'string') return checkWithin(part, folder, origins)
    const problem = unreadable(resolve(folder, part))
    const place = origins.at(value, key)
    if (problem === null || place === undefined) return []
    const hint = 'paths start at the folder of the root file, and the file must be readable for whoever runs Plimsoll'
    return [findingAt(place.value, `${part} ${problem}`, hint)]
  })
}

/** @returns what keeps a file from being read, `null` when nothing does */
function unreadable(path: string): string | null {
  const status = statSync(path, { throwIfNoEntry: false })
  if (status === undefined) return 'does not exist'
  if (!status.isFile()) return 'is not a file'
  try {
    accessSync(path, constants.R_OK)
    return null
  } catch {
    return 'cannot be read: its permissions forbid it'
  }
}
