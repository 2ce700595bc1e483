// Installs the npm packages of the lock file where they are missing or older than it. Plain Node: runs before any package is there.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function isCurrent() {
  const marker = `${root}/node_modules/.package-lock.json`
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs - 1000
}

/** Runs `npm ci` once; ends the process with npm's own exit code when it fails. */
export function installPackages() {
  if (isCurrent()) return
  console.error('Installing npm packages (once, about half a minute) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    console.error('npm ci failed: see the lines above; Node >= 20.19 and access to the npm registry are needed.')
    process.exit(status ?? 1)
  }
}
