// Installs the npm packages of the lock file where they are missing or others. Plain Node: runs before any package is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = join(tmpdir(), `plimsoll-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
const STALE_MS = 10 * 60_000

/** Whether npm's own record of what is installed says the versions that the lock file asks for. */
function isCurrent() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const installed = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
    // What is optional may rightly be missing here: binaries for other systems.
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    )
  } catch {
    return false
  }
}

/** Two programs started side by side must not install at once: each would delete what the other writes. */
function takeLock() {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > STALE_MS
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Runs `npm ci` once; ends the process with npm's own exit code when it fails. */
export function installPackages() {
  if (isCurrent()) return
  while (!takeLock()) pause(500)
  try {
    if (isCurrent()) return
    console.error('Installing npm packages (once, about half a minute) …')
    // Warnings are about development packages, and nothing that whoever has just cloned this could do about.
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) {
      console.error('npm ci failed: see the lines above; Node >= 20.19 and access to the npm registry are needed.')
      process.exitCode = status ?? 1
    }
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
  if (process.exitCode) process.exit()
}
