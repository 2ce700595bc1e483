import { accessSync, constants, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemReason } from '../../shared/system-error.js'
import { findingAt } from '../../yaml/finding.js'
import type { Finding } from '../../yaml/finding.js'
import type { Origins } from '../../yaml/located.js'
import { isRawMap, rawAt } from '../../yaml/raw.js'
import { rootKeys } from '../owned-keys.js'

/** The folder of the root file: absolute, and as a person names it. */
export interface Folder {
  readonly path: string
  readonly shown: string
}

/** What looking for secrets needs. */
export interface SecretSearch {
  readonly folder: Folder
  readonly origins: Origins
  /** As `secretProblem`. */
  readonly problemWith: (path: string) => string | null
}

const HINT =
  'write the secret into that file, readable for whoever runs Plimsoll, or mend the path (it starts beside the root file)'

/** Maps whose keys are people's own. */
const FREE = new Set(['headers', 'labels', 'annotations'])

/** Finds every `*_file` of the root file that is not there or cannot be read. Contents are not looked at: they are read when used. */
export function checkSecretFiles(root: unknown, search: SecretSearch): Finding[] {
  return ['prometheus', 'alertmanager', 'server', ...Object.keys(rootKeys)].flatMap((key) =>
    checkWithin(rawAt(root, key), search),
  )
}

function checkWithin(value: unknown, search: SecretSearch): Finding[] {
  if (Array.isArray(value)) return value.flatMap((part) => checkWithin(part, search))
  if (!isRawMap(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (FREE.has(key)) return []
    if (!key.endsWith('_file') || typeof part !== 'string') return checkWithin(part, search)
    const { folder, origins } = search
    const problem = search.problemWith(resolve(folder.path, part))
    const place = origins.at(value, key)
    if (problem === null || place === undefined) return []
    return [findingAt(place.value, `the file ${join(folder.shown, part)} ${problem}`, HINT)]
  })
}

/** @returns what keeps a file from being read, `null` when nothing does */
export function secretProblem(path: string): string | null {
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    if (status === undefined) return 'does not exist'
    if (!status.isFile()) return 'is not a file'
    accessSync(path, constants.R_OK)
    return null
  } catch (error) {
    return `cannot be read: ${systemReason(error) ?? String(error)}`
  }
}
