import { Resolver } from 'node:dns/promises'
import type { DrillProbe } from '../drill.js'
import { failed, passed, type ProbeResult } from './probe-result.js'

/** Whether a name is known, as what it should be. */
export async function probeDns({
  name,
  type,
  answer,
  server,
  withinSeconds,
}: Extract<DrillProbe, { kind: 'dns' }>): Promise<ProbeResult> {
  const resolver = new Resolver({ timeout: withinSeconds * 1000, tries: 1 })
  if (server !== null) resolver.setServers([server])
  const records: readonly unknown[] = [await resolver.resolve(name, type)].flat()
  const answers = records.map(textOf)
  const seen = `${type} ${answers.join(', ')}`
  if (answers.length === 0) return failed(`there is no ${type} record`)
  return answer === null || answers.includes(answer) ? passed(seen) : failed(`${seen} instead of ${answer}`)
}

/** As it is written in zone files: `10 mail.example`, `0 5 5432 db.example`. */
function textOf(record: unknown): string {
  if (typeof record === 'string') return record
  if (Array.isArray(record)) return record.join('')
  return Object.values(record as object)
    .filter((part) => part !== undefined)
    .join(' ')
}
