import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import { listedFrom } from '../maintenance/windows-in.js'
import { noCounts, type ObjectiveKey } from '../slo/counts.js'
import { sloKey, type SloPart } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { createHistoryReader, type HistoryParts } from './history-reader.js'
import { lastDays, measuredDay, measuredHistory } from './measured-days.js'
import { publicMaintenance } from './public-maintenance.js'
import type { PublicModel } from './public-status.js'
import { publicationsSince, readFeedUuid } from './publication-store.js'
import type { ShownService, StatusPage } from './status-page.js'

export interface PublicModelParts extends HistoryParts {
  readonly page: StatusPage
  readonly services: readonly (SloPart & { readonly name: string })[]
  readonly database: Database
  readonly maintenance: MaintenanceReader
}

/** Reads all that the status page is made of. Days that are over are read once. */
export function createPublicModelReader(parts: PublicModelParts): (now: Date) => Promise<PublicModel> {
  const { page, database } = parts
  const history = createHistoryReader(parts)
  const keys = page.services.map((shown) => measuredBy(shown, parts.services))
  return async (now) => {
    const days = lastDays(now, page.timezone, page.historyDays)
    const counted = await history.read(keys, days, now)
    const since = days[0]?.interval.from ?? now
    const planned = page.maintenance === null ? [] : await parts.maintenance.within(listedFrom(now))
    return {
      page,
      at: now,
      services: page.services.map((shown, index) => {
        const { counts = [], isHeard = false } = counted[index] ?? {}
        const measured = days.map((day, place) => measuredDay(day, counts[place] ?? noCounts, now))
        return { shown, isHeard, history: measuredHistory(measured, counts) }
      }),
      publications: await database.read((reader) => publicationsSince(reader, since)),
      maintenance: publicMaintenance(page, planned),
      feedUuid: await database.read(readFeedUuid),
    }
  }
}

/** The objective whose days are shown. */
function measuredBy({ service, slo }: ShownService, services: PublicModelParts['services']): ObjectiveKey {
  const slos = services.find(({ name }) => name === service)?.slos.filter(({ groupBy }) => groupBy.length === 0) ?? []
  const chosen = slo === null ? slos[0] : slos.find(({ name }) => name === slo)
  if (chosen === undefined) throw new Error(`${service} has no objective to show, which the checks should have refused`)
  return sloKey(chosen)
}
