import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { PrometheusBinaries } from '../demo/processes/binaries.js'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import { startPrometheus } from '../demo/processes/prometheus-process.js'

/** What a Prometheus made of rule files. */
export interface LoadedRules {
  readonly groups: number
  /** Groups of which a rule failed when it was evaluated. */
  readonly failing: number
  /** Rules in the largest group. */
  readonly mostRules: number
}

const Answer = z.object({
  data: z.object({ groups: z.array(z.object({ rules: z.array(z.object({ health: z.string() })) })) }),
})

/** Starts a real Prometheus on the rule files of a folder; it refuses to start where one is wrong. */
export async function loadRules(binaries: PrometheusBinaries, rules: string): Promise<LoadedRules> {
  const folder = await temporaryFolder('bench-load')
  const prometheus = await startPrometheus({ binaries, folder, ruleFiles: [join(rules, '*.yaml')] })
  try {
    const answer = await fetch(`${prometheus.url}/api/v1/rules`)
    const { groups } = Answer.parse(await answer.json()).data
    return {
      groups: groups.length,
      failing: groups.filter((group) => group.rules.some(({ health }) => health === 'err')).length,
      mostRules: Math.max(...groups.map((group) => group.rules.length)),
    }
  } finally {
    await prometheus.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
