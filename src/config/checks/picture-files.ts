import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MOST_PICTURE_BYTES, pictureOf, type PictureFile } from '../../document/picture-file.js'
import { findingAt } from '../../yaml/finding.js'
import type { Finding } from '../../yaml/finding.js'
import type { Origins } from '../../yaml/located.js'
import { isRawMap, rawAt } from '../../yaml/raw.js'
import { rootKeys } from '../owned-keys.js'
import { secretProblem, type Folder } from './secret-files.js'

/** What looking for pictures needs. */
export interface PictureSearch {
  readonly folder: Folder
  readonly origins: Origins
  /** As `readPicture`. */
  readonly pictureAt: (path: string) => PictureFile | string
}

const HINT = 'name a PNG or a plain SVG of at most 100 kB; the path starts beside the root file'

/** Finds every `logo` of the root file that is not there, or is no picture that can be shown. */
export function checkPictureFiles(root: unknown, search: PictureSearch): Finding[] {
  return Object.keys(rootKeys).flatMap((key) => checkWithin(rawAt(root, key), search))
}

function checkWithin(value: unknown, search: PictureSearch): Finding[] {
  if (Array.isArray(value)) return value.flatMap((part) => checkWithin(part, search))
  if (!isRawMap(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    if (key !== 'logo' || typeof part !== 'string') return checkWithin(part, search)
    const { folder, origins } = search
    const problem = search.pictureAt(resolve(folder.path, part))
    const place = origins.at(value, key)
    if (typeof problem !== 'string' || place === undefined) return []
    return [findingAt(place.value, `the file ${join(folder.shown, part)} ${problem}`, HINT)]
  })
}

/** @returns the picture in a file, or what keeps it from being shown */
export function readPicture(path: string): PictureFile | string {
  const problem = secretProblem(path)
  if (problem !== null) return problem
  const { size } = statSync(path)
  // What is too large is not read.
  return size > MOST_PICTURE_BYTES
    ? `has ${size} bytes, more than ${MOST_PICTURE_BYTES}`
    : pictureOf(readFileSync(path))
}
