import type * as z from 'zod'
import { finding } from '../../shared/fields.js'
import type { SlaConfig } from './agreement-fields.js'

type Path = readonly (string | number)[]

/** Refuses what a contract can say and the daemon cannot evaluate yet: no number is better than a wrong one. */
export function refuseUnknownTerms(sla: SlaConfig, context: z.RefinementCtx): void {
  const hint = 'take it out until it can: a figure without it would be wrong'
  for (const path of [...unknownMeasure(sla), ...unknownKeys(sla), ...unknownExclusions(sla), ...unknownCredits(sla)]) {
    context.addIssue({ code: 'custom', path: [...path], ...finding('the daemon cannot evaluate this yet', hint) })
  }
}

function unknownMeasure({ measure, period }: SlaConfig): Path[] {
  const { method = 'request_ratio' } = measure
  return [
    ...(method === 'request_ratio' ? [] : [['measure', 'method']]),
    ...(period.calendar === 'month' ? [] : [['period']]),
  ]
}

function unknownKeys(sla: SlaConfig): Path[] {
  const keys = ['combine', 'service_hours', 'round', 'chronic', 'response'] as const
  return [
    ...keys.filter((key) => sla[key] !== undefined).map((key) => [key]),
    ...(sla.excluded_time === 'remove' ? [] : [['excluded_time']]),
  ]
}

function unknownExclusions({ exclusions }: SlaConfig): Path[] {
  return (Object.keys(exclusions) as (keyof typeof exclusions)[]).flatMap((kind): Path[] => {
    if (kind !== 'scheduled_maintenance') return exclusions[kind] === undefined ? [] : [['exclusions', kind]]
    const notice = exclusions[kind]?.min_notice
    return notice === undefined || 'seconds' in notice ? [] : [['exclusions', kind, 'min_notice']]
  })
}

function unknownCredits({ credits, claim }: SlaConfig): Path[] {
  const within = claim === undefined || 'days' in claim.within ? [] : [['claim', 'within']]
  if (credits === undefined) return within
  const keys = ['proportional', 'step', 'cap_year', 'minimum', 'fee_per'] as const
  const tiers = (credits.tiers ?? []).flatMap(({ below }, index): Path[] =>
    below === undefined ? [['credits', 'tiers', index]] : [],
  )
  return [...within, ...tiers, ...keys.filter((key) => credits[key] !== undefined).map((key) => ['credits', key])]
}
