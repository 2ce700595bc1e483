import type { Config } from '../config/config.js'
import { ASKED_OF_VICTORIA_METRICS, type PrometheusSource } from '../prometheus/source.js'
import type { Remark } from '../feature/remark.js'
import { features } from '../features.js'
import { globalRuleSets } from '../generate/rule-sets.js'
import { isOlder } from '../promql/server-support.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { refusalFindings } from './refusal-findings.js'

/** What is about a server as a whole: its version, what it is, and the rules of no service, which it loads too. */
export async function serverFindings(config: Config, sources: ReadonlyMap<string, LiveSource>): Promise<Remark[]> {
  const rules = globalRuleSets(config, features).flatMap(({ groups }) => groups.flatMap((group) => group.rules))
  const findings = config.prometheus.map(async (server) => {
    const source = sources.get(server.name)
    if (source === undefined) return []
    const refusals = await refusalFindings({ rules, queries: [] }, source)
    const flavour = judgeFlavour(server, (await source.objection(ASKED_OF_VICTORIA_METRICS)) === null)
    return [...judgeVersion(server, source.version), ...flavour, ...refusals].map((finding) => ({
      ...finding,
      subject: `prometheus ${server.name}`,
    }))
  })
  return (await Promise.all(findings)).flat()
}

/** @param isVictoria whether the server is a VictoriaMetrics, which counts in its own way */
export function judgeFlavour({ flavour }: Pick<PrometheusSource, 'flavour'>, isVictoria: boolean): Finding[] {
  if (isVictoria === (flavour === 'victoriametrics')) return []
  const message = isVictoria
    ? `the server is a VictoriaMetrics, and \`flavour\` is ${flavour}: bursts would be counted up to a quarter wrong`
    : '`flavour` is victoriametrics, and the server reads no MetricsQL: it is another one'
  const hint = isVictoria ? 'write flavour: victoriametrics' : 'leave `flavour` out, or write what the server is'
  return [{ rule: 'live-flavour', message, hint }]
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
