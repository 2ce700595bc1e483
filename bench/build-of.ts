import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cacheFolder } from '../demo/processes/debian-packages.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

/** A built program. */
export interface Build {
  /** Of `main.js`. */
  readonly main: string
}

/** Builds what is checked out here. */
export async function thisBuild(): Promise<Build> {
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  return { main: join(root, 'dist/main.js') }
}

/** Builds a commit in a worktree beside the other things that are fetched once; it stays there for the next time. */
export async function earlierBuild(commit: string): Promise<Build> {
  const { stdout } = await run('git', ['rev-parse', '--short=8', commit], { cwd: root })
  const folder = join(cacheFolder(), 'builds', stdout.trim())
  const main = join(folder, 'dist/main.js')
  if (await isThere(main)) return { main }
  await run('git', ['worktree', 'add', '--force', '--detach', folder, commit], { cwd: root })
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: 1e8 })
  await run('npm', ['run', '-s', 'build'], { cwd: folder, maxBuffer: 1e8 })
  return { main }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
