import type { Interval } from '../../calendar/interval.js'
import type { AgreementResult } from '../../sla/agreement-result.js'
import type { Incident } from '../incident.js'
import { isOf } from './incident-summary.js'

/** What an incident did, as far as it is known. */
export interface Impact {
  /** How long the service was bad: from the onset to the recovery, to now where it is bad still; `null`: the onset is not known. */
  readonly badSeconds: number | null
  /** Whether it has recovered. */
  readonly isOver: boolean
  readonly alerts: number
  readonly firing: number
  /** Agreements of the service, in periods that run and in which it was bad, as they stand now. */
  readonly agreements: readonly Pick<
    AgreementResult,
    'service' | 'sla' | 'customer' | 'periodLabel' | 'objective' | 'achieved' | 'verdict'
  >[]
}

/** What an incident did, from itself and from how agreements stood when the status was read last. */
export function impactOf(
  incident: Incident,
  { standing, now }: { readonly standing: readonly AgreementResult[]; readonly now: Date },
): Impact {
  const { alerts, state } = incident
  const bad = badTimeOf(incident, now)
  return {
    badSeconds: bad === null ? null : Math.max(0, (bad.to.getTime() - bad.from.getTime()) / 1000),
    isOver: state !== 'open',
    alerts: alerts.length,
    firing: alerts.filter(({ endsAt }) => endsAt === null).length,
    agreements: bad === null ? [] : standing.filter((one) => isOf(incident, one) && touches(one, bad)),
  }
}

/** `null`: nobody knows when it began. */
function badTimeOf({ milestones, state }: Incident, now: Date): Interval | null {
  const from = (milestones.onset ?? milestones.detected)?.at
  const end = state === 'open' ? undefined : (milestones.recovered ?? milestones.resolved)
  return from === undefined ? null : { from, to: end?.at ?? now }
}

function touches({ period }: AgreementResult, { from, to }: Interval): boolean {
  return from < period.to && to >= period.from
}
