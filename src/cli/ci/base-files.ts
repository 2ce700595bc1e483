import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { UsageError } from '../../shared/app-error.js'

const run = promisify(execFile)

/** The files of a revision, in a folder of their own. */
export interface BaseFiles {
  /** Where the working folder of the command lies there. */
  readonly cwd: string
  remove(): Promise<void>
}

/** Takes the files of a revision out of git. Throws `UsageError` where there is no such revision, or no git. */
export async function checkOutBase(revision: string, cwd: string): Promise<BaseFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-base-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const { stdout } = await run('git', ['rev-parse', '--show-toplevel'], { cwd })
    const root = stdout.trim()
    const archive = join(folder, 'base.tar')
    const asked = ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]
    const { stdout: commit } = await run('git', asked, { cwd: root })
    await run('git', ['archive', '--format=tar', `--output=${archive}`, commit.trim()], { cwd: root })
    await run('tar', ['-xf', archive, '-C', folder])
    return { cwd: resolve(folder, relative(root, cwd)), remove }
  } catch (cause) {
    await remove()
    throw new UsageError(`git has no files of the revision ${revision} here: fetch it first, or leave --base out`, {
      cause,
    })
  }
}
