import { periodAt, type Period } from '../../src/calendar/period.js'
import { createBreachAnswers, type BreachAnswers } from '../../src/breach/breach-answers-store.js'
import { createBreachJob } from '../../src/breach/breach-job.js'
import type { Config } from '../../src/config/config.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import { createNoticeComposer } from '../../src/notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../../src/notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../../src/notify/messages/incident-mail-templates-files.js'
import { createOutboxStore } from '../../src/notify/outbox-store.js'
import type { Clock } from '../../src/shared/clock.js'
import type { Job } from '../../src/shared/job.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { AgreementResult, Verdict } from '../../src/sla/agreement-result.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { resultOf } from './agreement-results.js'
import { createMemoryLogger } from './memory-logger.js'
import { reportConfig } from './report-config.js'
import { sampleAgreement } from './sample-agreement.js'

/** How the agreement comes out in each period, by label; `null`: the ledger has not come to its end. */
export type Verdicts = Readonly<Record<string, Verdict | null>>

export const askedAgreement = sampleAgreement({
  onBreach: { acknowledgeWithinSeconds: 3 * 86_400, escalationPolicy: 'paperwork' },
})

/** Leadership gets the tickets of the team that owns the example's service. */
export function withOwner(config: Config): Config {
  const receivers = { page: null, ticket: 'leadership' }
  return {
    ...config,
    server: { ...config.server, externalUrl: 'http://slo.example' },
    teams: [{ name: 'payments', receivers, escalationPolicy: null, contacts: [] }],
    services: config.services.map((service) => ({ ...service, team: 'payments' })),
  }
}

const errors: Readonly<Record<Verdict, number>> = { met: 0, on_track: 0, at_risk: 900, breached: 5000, undetermined: 0 }

function resultIn(agreement: Agreement, { interval, label, zone }: Period, verdict: Verdict): AgreementResult {
  const counted = resultOf({ events: 1_000_000, errors: errors[verdict], observedSeconds: 2_000_000 }, agreement)
  const final = verdict === 'met' || verdict === 'undetermined'
  return { ...counted, verdict, final, period: interval, periodLabel: label, timezone: zone }
}

/** The job as a daemon wires it, over a given store, with judgements that a test writes down. */
export function breachHouse(parts: {
  readonly database: Database
  readonly config: Config
  readonly clock: Clock
  readonly verdicts: () => Verdicts
  readonly agreements?: readonly Agreement[]
  readonly steps?: Steps
}): { readonly job: Job; readonly answers: BreachAnswers; readonly asked: readonly string[] } {
  const { database, config, clock, verdicts, agreements = [askedAgreement], steps = ignoreSteps } = parts
  const asked: string[] = []
  const write = createViewWriter(loadIncidentMailTemplates())
  return {
    asked,
    answers: createBreachAnswers({ database, clock, steps }),
    job: createBreachJob({
      ...{ database, config, clock, steps, agreements, logger: createMemoryLogger() },
      outbox: createOutboxStore(database),
      links: createLinkSigner({ database, clock, externalUrl: config.server.externalUrl }),
      compose: createNoticeComposer({ config, write }),
      standing: () =>
        agreements.flatMap((agreement) => {
          const period = periodAt(clock(), agreement.terms.period)
          const verdict = verdicts()[period.label] ?? verdicts()['running'] ?? null
          return verdict === null ? [] : [resultIn(agreement, period, verdict)]
        }),
      judge: (questions) => {
        asked.push(...questions.map(({ agreement, period }) => `${agreement.name} ${period.label}`))
        return Promise.resolve(
          questions.map(({ agreement, period }) => {
            const verdict = verdicts()[period.label] ?? null
            return verdict === null ? null : { ...resultIn(agreement, period, verdict), final: true }
          }),
        )
      },
    }),
  }
}

/** What a daemon finds at an instant, with the store of a file. */
export async function findBreaches(file: string, at: Date, verdicts: Verdicts): Promise<void> {
  const database = await openStore(file)
  const config = withOwner(reportConfig('smtp://127.0.0.1:9'))
  const { job } = breachHouse({ database, config, clock: () => at, verdicts: () => verdicts })
  await job.run(at, new AbortController().signal)
  await database.close()
}
