import type { Config } from '../config/config.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { Remark } from '../feature/remark.js'
import { features } from '../features.js'
import { globalRuleSets } from '../generate/rule-sets.js'
import { isOlder } from '../promql/server-support.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { refusalFindings } from './refusal-findings.js'

/** What is about a server as a whole: its version, and the rules of no service, which it loads too. */
export async function serverFindings(config: Config, sources: ReadonlyMap<string, LiveSource>): Promise<Remark[]> {
  const rules = globalRuleSets(config, features).flatMap(({ groups }) => groups.flatMap((group) => group.rules))
  const findings = config.prometheus.map(async (server) => {
    const source = sources.get(server.name)
    if (source === undefined) return []
    const refusals = await refusalFindings({ rules, queries: [] }, source)
    return [...judgeVersion(server, source.version), ...refusals].map((finding) => ({
      ...finding,
      subject: `prometheus ${server.name}`,
    }))
  })
  return (await Promise.all(findings)).flat()
}

/** @param found `null`: the server does not say */
export function judgeVersion({ version }: Pick<PrometheusSource, 'version'>, found: string | null): Finding[] {
  if (version === null || found === null) return []
  const isBehind = isOlder(found, version)
  if (!isBehind && !isOlder(version, found)) return []
  const message = `\`version\` is ${version}, and the server says ${found}`
  const hint = `write version: '${found}'`
  return [{ rule: 'live-version', message, hint, ...(isBehind ? {} : { isNote: true as const }) }]
}
