import { relative, resolve } from 'node:path'
import * as z from 'zod'
import { ConfigError } from '../../config/config-error.js'
import type { Config } from '../../config/config.js'
import { loadConfig } from '../../config/load-config-files.js'
import { checkOutBase, type BaseFiles } from './base-files.js'
import { createCapture } from './captured-command.js'
import { changesBetween } from './changes.js'
import { countWords, failed, globalsOf, jsonOf, passed, type CiMeans } from './ci-checks.js'
import type { Change, CiStep } from './ci-step.js'

/** What was promised before and is now, and with `--live` how often objectives that changed would have paged. */
export async function checkChanges(
  means: CiMeans,
  revision: string,
): Promise<{ readonly step: CiStep; readonly changes: readonly Change[] }> {
  const name = `Changes since ${revision}`
  const base = await checkOutBase(revision, means.io.cwd)
  try {
    const own = await load(means, means.io.cwd)
    const before = await load(atBase(means, base), base.cwd)
    const found = changesBetween(before.services, own.services)
    const changes = means.live ? await withPages(means, found, atBase(means, base)) : found
    return { step: stepOf(name, changes), changes }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const said = 'the configuration there is not valid: nothing can be compared'
    return { step: { ...failed(name, said, error.message), outcome: 'warned' }, changes: [] }
  } finally {
    await base.remove()
  }
}

function load({ config: file, lenient, allowEmpty, io }: CiMeans, cwd: string): Promise<Config> {
  return loadConfig({ file, env: io.env, cwd, lenient, allowEmpty })
}

/** The same there: also a path that was given whole means the file of that revision. */
function atBase(means: CiMeans, { cwd }: BaseFiles): CiMeans {
  const { io } = means
  const there = { ...means, config: relative(io.cwd, resolve(io.cwd, means.config)), io: { ...io, cwd } }
  return { ...there, capture: createCapture(there.io, globalsOf(there)) }
}

function stepOf(name: string, changes: readonly Change[]): CiStep {
  const removed = changes.filter(({ how }) => how === 'removed').length
  if (changes.length === 0) return passed(name, 'nothing is promised otherwise')
  const said = `${countWords(changes.length, 'change')} of what is promised`
  if (removed === 0) return passed(name, said)
  return { ...passed(name, `${said}, ${removed} of them removed`), outcome: 'warned' }
}

/** Replays objectives that are new or other than they were, as they were and as they are. */
async function withPages(means: CiMeans, changes: readonly Change[], base: CiMeans): Promise<readonly Change[]> {
  const asked: Change[] = []
  for (const change of changes) {
    if (change.what !== 'objective' || change.how === 'removed') asked.push(change)
    else {
      const before = change.how === 'added' ? null : await pagesOf(base, change.name)
      const after = await pagesOf(means, change.name)
      asked.push({ ...change, pages: { before, after, days: means.days } })
    }
  }
  return asked
}

const replayed = z.object({ written: z.object({ summary: z.object({ pages: z.number() }) }) })

/** `null`: nothing could be replayed. */
async function pagesOf({ capture, days }: CiMeans, objective: string): Promise<number | null> {
  const flags = ['--days', String(days), '--output', 'json']
  const { stdout } = await capture(['backtest', objective, ...flags])
  const read = replayed.safeParse(jsonOf(stdout))
  return read.success ? read.data.written.summary.pages : null
}
