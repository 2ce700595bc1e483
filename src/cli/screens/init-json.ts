import type { ToldBackup } from '../../discover/facts.js'
import type { Proposal } from '../../discover/proposal.js'

/** What was proposed as one JSON document: objectives and shares in [0, 1], durations in seconds. */
export function initJson({ services, drafts, left, youngSeconds }: Proposal, files: readonly string[]): object {
  return {
    files,
    services: services.map(({ name, origin, slos, datasets }) => ({
      name,
      origin,
      slos: slos.map(({ name: slo, indicator, pick, past, why }) => ({
        name: slo,
        indicator,
        objective: Number((pick.objective / 100).toPrecision(12)),
        past: { ...past, sli: pick.sli, budgetRemaining: pick.budgetLeft },
        why,
      })),
      datasets: datasets.map(({ name: dataset, told, rpo, why, fact }) => ({
        name: dataset,
        ...toldAnswer(told),
        rpoSeconds: rpo,
        past: { days: fact.days, usualAgeSeconds: fact.usualAge, worstAgeSeconds: fact.worstAge },
        why,
      })),
    })),
    drafts,
    left,
    youngSeconds,
  }
}

function toldAnswer(told: ToldBackup): object {
  return 'preset' in told ? told : { lastSuccess: told.last_success }
}
