// Programs of this checkout that `bundle-programs.mjs` has bundled: a process that loads two thousand modules through tsx takes
// nine seconds of a core to begin, a bundle one. Plain Node: runs before any package is there.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
export const bundles = join(root, '.cache/programs')

/** Runs a program of this checkout: its bundle, or the file itself through tsx. */
export async function runProgram(entry) {
  const bundled = bundledProgram(entry)
  if (bundled === null) {
    const { register } = await import('tsx/esm/api')
    register()
  }
  await import(pathToFileURL(bundled ?? entry).href)
}

/** Null where there is none, or a file that it was made of is another one since. */
function bundledProgram(entry) {
  const path = join(bundles, relative(root, entry).replace(/\.ts$/, '.mjs'))
  return existsSync(path) && isCurrent() ? path : null
}

function isCurrent() {
  try {
    const bundled = JSON.parse(readFileSync(join(bundles, 'bundled.json'), 'utf8'))
    // A copy of a checkout has the bundles of that checkout, which look for files there.
    if (bundled.root !== root) return false
    return bundled.inputs.every(([path, mtimeMs, size]) => {
      const file = statSync(join(root, path))
      return file.mtimeMs === mtimeMs && file.size === size
    })
  } catch {
    return false
  }
}
