import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { CountsReader, LedgerObjective } from './counts.js'
import { readSlos } from './read-slos.js'
import { createSloReport } from './report/slo-report.js'
import { slosStatus } from './slo-answer.js'
import type { SloPart } from './slo.js'

/** What objectives use while the daemon runs. */
export interface SloPorts {
  readonly config: { readonly services: readonly (SloPart & { readonly name: string })[] }
  readonly counts: CountsReader
}

/** Tells how objectives stand, now and in reports. */
export function createSlo({ config, counts }: SloPorts): Runtime<SloQuestion> {
  const slos = config.services.flatMap((service) => service.slos)
  return {
    name: 'slo',
    status: readingOf(slosStatus, (question: SloQuestion) => readSlos(slos, counts, question)),
    report: createSloReport({ config, counts }),
  }
}

interface SloQuestion {
  readonly now: Date
  readonly objectives: readonly LedgerObjective[]
}
