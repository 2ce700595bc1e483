import * as z from 'zod'
import { loadConfig } from '../../config/load-config-files.js'
import { checkOutBase } from './base-files.js'
import { createCapture } from './captured-command.js'
import { changesBetween } from './changes.js'
import { countWords, failed, jsonOf, passed, type CiMeans } from './ci-checks.js'
import type { Change, CiStep } from './ci-step.js'

/** What was promised before and is now, and with `--live` how often objectives that changed would have paged. */
export async function checkChanges(
  means: CiMeans,
  revision: string,
): Promise<{ readonly step: CiStep; readonly changes: readonly Change[] }> {
  const name = `Changes since ${revision}`
  const base = await checkOutBase(revision, means.io.cwd)
  try {
    const load = (cwd: string) =>
      loadConfig({ file: means.config, env: means.io.env, cwd, lenient: true, allowEmpty: true })
    const before = await load(base.cwd).catch(() => null)
    if (before === null)
      return { step: { ...failed(name, 'the configuration there is not valid', ''), outcome: 'warned' }, changes: [] }
    const found = changesBetween(before.services, (await load(means.io.cwd)).services)
    const changes = means.live ? await withPages(means, found, base.cwd) : found
    return { step: stepOf(name, changes), changes }
  } finally {
    await base.remove()
  }
}

function stepOf(name: string, changes: readonly Change[]): CiStep {
  const removed = changes.filter(({ how }) => how === 'removed').length
  if (changes.length === 0) return passed(name, 'nothing is promised otherwise')
  const said = `${countWords(changes.length, 'change')} of what is promised`
  if (removed === 0) return passed(name, said)
  return { ...passed(name, `${said}, ${removed} of them removed`), outcome: 'warned' }
}

/** Replays objectives that are new or other than they were, as they were and as they are. */
async function withPages(means: CiMeans, changes: readonly Change[], baseCwd: string): Promise<readonly Change[]> {
  const atBase = { ...means, capture: createCapture({ ...means.io, cwd: baseCwd }) }
  const asked: Change[] = []
  for (const change of changes) {
    if (change.what !== 'objective' || change.how === 'removed') asked.push(change)
    else {
      const before = change.how === 'added' ? null : await pagesOf(atBase, change.name)
      const after = await pagesOf(means, change.name)
      asked.push(after === null ? change : { ...change, pages: { before, after, days: means.days } })
    }
  }
  return asked
}

const replayed = z.object({ written: z.object({ alerts: z.array(z.object({ severity: z.string() })) }) })

/** `null`: nothing could be replayed. */
async function pagesOf({ capture, config, days }: CiMeans, objective: string): Promise<number | null> {
  const flags = ['--days', String(days), '--output', 'json']
  const { stdout } = await capture(['--config', config, 'backtest', objective, ...flags])
  const read = replayed.safeParse(jsonOf(stdout))
  return read.success ? read.data.written.alerts.filter(({ severity }) => severity === 'page').length : null
}
