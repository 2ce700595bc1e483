import type { Config } from '../../src/config/config.js'
import { exampleConfig } from './example-config.js'
import { exampleTerms, sampleAgreement } from './sample-agreement.js'
import { layMinutes, stillDaemon, type CountedMinute, type StillDaemon } from './still-daemon.js'

/** What was promised to ACME: 99.9 % of the requests of each month. */
export const promised = sampleAgreement({
  terms: exampleTerms({
    period: { unit: 'month', timezone: 'UTC' },
    exclusions: [{ kind: 'scheduled_maintenance', minNotice: null, cap: null }],
    claim: null,
  }),
})

export function agreementConfig(): Config {
  const base = exampleConfig({ hash: 'a'.repeat(64) })
  return { ...base, services: base.services.map((service) => ({ ...service, agreements: [promised] })) }
}

const within = (at: Date, from: string, to: string) => at >= new Date(from) && at < new Date(to)

/** 100 requests a minute. On 2 September 60 of them fail for an hour, on 5 October all of them for two. */
export function minuteAt(at: Date): CountedMinute {
  if (within(at, '2026-09-02T10:00:00Z', '2026-09-02T11:00:00Z')) return { events: 100, errors: 60 }
  return { events: 100, errors: within(at, '2026-10-05T00:00:00Z', '2026-10-05T02:00:00Z') ? 100 : 0 }
}

/** A daemon on 11 October whose ledger begins in August. */
export async function agreementWorld(
  config = agreementConfig(),
  minute: (at: Date) => CountedMinute = minuteAt,
): Promise<StillDaemon> {
  const span = { from: new Date('2026-08-01T00:00:00Z'), to: new Date('2026-10-11T00:00:00Z') }
  const daemon = await stillDaemon(config, new Date('2026-10-11T00:00:30Z'), (database) =>
    layMinutes(database, promised.key, { ...span, minute }),
  )
  await daemon.refresh()
  return daemon
}
