import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { samplesOf } from '../shared/metric.js'
import type { Database } from '../store/database.js'
import { AUDIT_METRICS } from './audit-metrics.js'
import { createAuditRouter } from './audit-router.js'
import { lastLink } from './audit-store.js'
import { loadAuditTemplate } from './audit-template-files.js'
import { createVerifyJob } from './verify-job.js'
import type { Verdict } from './verify-store.js'

/** What the audit log uses while the daemon runs. */
export interface AuditPorts {
  readonly database: Database
  readonly pages: Pages
  readonly clock: Clock
  readonly logger: Logger
}

/** Shows the log, and follows its chain once a day. */
export function createAudit(ports: AuditPorts): Runtime {
  const { database } = ports
  let last: { readonly at: Date; readonly verdict: Verdict } | null = null
  const onVerdict = (verdict: Verdict, at: Date) => {
    last = { verdict, at }
  }
  return {
    name: 'audit',
    routers: [createAuditRouter({ ...ports, template: loadAuditTemplate(), verified: () => last })],
    navigation: [{ href: '/audit', text: 'Audit log', place: 95 }],
    jobs: [createVerifyJob({ ...ports, onVerdict })],
    readSamples: async () =>
      samplesOf(
        {},
        {
          [AUDIT_METRICS.entries]: (await database.read(lastLink)).seq,
          [AUDIT_METRICS.intact]: last === null ? null : Number(last.verdict.fault === null),
          [AUDIT_METRICS.verified]: last === null ? null : last.at.getTime() / 1000,
        },
      ),
  }
}
