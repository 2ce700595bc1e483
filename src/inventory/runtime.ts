import type { Dataset } from '../backup/dataset.js'
import type { Runtime } from '../feature/runtime.js'
import { URGENCY, type Waiting } from '../feature/shown-part.js'
import type { Pages } from '../page/pages-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { toThingAnswers } from './inventory-answer.js'
import { inventorySamples } from './inventory-metrics.js'
import { createInventoryRouter } from './inventory-router.js'
import {
  coverersOf,
  inventoryStanding,
  uncoveredCount,
  type InventoryPart,
  type InventoryStanding,
} from './inventory.js'
import { createThingsTold } from './things-client.js'

/** What inventories use while the daemon runs. */
export interface InventoryPorts {
  readonly config: InventoryPart & { readonly services: readonly { readonly datasets: readonly Dataset[] }[] }
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly pages: Pages
  readonly clock: Clock
  readonly logger: Logger
}

/** Asks what exists, and says what of it has no backup. */
export function createInventory(ports: InventoryPorts): Runtime {
  const { config, clock } = ports
  const inventory = config.inventory.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
  const datasets = config.services.flatMap((service) => service.datasets)
  const all = inventory.map((one) => ({ one, coverers: coverersOf(one, datasets) }))
  const told = createThingsTold({ ...ports, inventory })
  const standings = () => {
    const now = clock()
    return all.map(({ one, coverers }) => inventoryStanding(one, told.of(one), { coverers, now }))
  }
  return {
    name: 'inventory',
    routers: [createInventoryRouter({ ...ports, rows: () => standings().flatMap(toThingAnswers) })],
    jobs: [
      {
        ...{ name: 'inventory', cron: '35 */5 * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
        first: told.ask,
        resume: told.ask,
        run: (_slot, signal) => told.ask(signal),
      },
    ],
    samples: () => standings().flatMap(inventorySamples),
    waiting: () => Promise.resolve(standings().flatMap((one) => waitingOf(one, clock()))),
  }
}

function waitingOf(standing: InventoryStanding, now: Date): Waiting[] {
  const count = uncoveredCount(standing) ?? 0
  if (count === 0) return []
  const { name } = standing.inventory
  return [
    {
      ...{ urgency: URGENCY.unseen, part: 'inventory', name, since: standing.answeredAt ?? now },
      sentence: `${count} of ${name} ${count === 1 ? 'has' : 'have'} no backup that anybody knows of.`,
      href: `/inventory?inventory=${encodeURIComponent(name)}&coverage=uncovered`,
      badge: { tone: 'bad', text: 'no backup' },
    },
  ]
}
