import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { Clock } from '../shared/clock.js'
import { createBudgetCurves } from './budget-curves.js'
import type { CountsReader } from './counts.js'
import { createSloReader, type SloQuestion } from './read-slos.js'
import { createSloReport } from './report/slo-report.js'
import { budgetCurvesOf } from './slo-addition.js'
import { slosStatus } from './slo-answer.js'
import type { SloPart } from './slo.js'

/** What objectives use while the daemon runs. */
export interface SloPorts {
  readonly config: { readonly services: readonly (SloPart & { readonly name: string })[] }
  readonly counts: CountsReader
  readonly clock: Clock
}

/** Tells how objectives stand, now and in reports. */
export function createSlo({ config, counts, clock }: SloPorts): Runtime<SloQuestion> {
  const slos = config.services.flatMap((service) => service.slos)
  const curvesOf = createBudgetCurves({ slos, counts, clock })
  return {
    name: 'slo',
    async ofService(service) {
      const own = await curvesOf(service)
      return own.length === 0 ? null : budgetCurvesOf(own)
    },
    status: readingOf(slosStatus, createSloReader(slos, counts)),
    report: createSloReport({ config, counts }),
  }
}
