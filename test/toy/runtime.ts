import { Router } from 'express'
import type { ReportPart } from '../../src/feature/report-section.js'
import type { Runtime } from '../../src/feature/runtime.js'
import { readingOf } from '../../src/feature/status-part.js'
import { toyStatus } from './feature.js'
import { toySamples } from './toy-metrics.js'
import type { ToyPart } from './toy.js'

/** What toys use while the daemon runs. */
export interface ToyPorts {
  readonly config: { readonly services: readonly (ToyPart & { readonly name: string })[] }
}

/** Tells of toys. */
export function createToy({ config }: ToyPorts): Runtime {
  const toys = config.services.flatMap((service) => service.toys)
  return {
    name: 'toy',
    jobs: [
      {
        ...{ name: 'toy.count', cron: '* * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
        run: () => Promise.resolve(),
      },
    ],
    routers: [
      Router().get('/api/v1/toys', (_request, response) => {
        response.json(toyStatus.toAnswer(toys))
      }),
    ],
    samples: () => toySamples(toys),
    status: readingOf(toyStatus, () => Promise.resolve(toys)),
    report: createToyReport({ config }),
  }
}

/** What reports say about toys. */
function createToyReport({ config }: ToyPorts): ReportPart {
  return {
    key: 'toys',
    read: ({ services }) => {
      const toys = config.services.filter(({ name }) => services.includes(name)).flatMap((service) => service.toys)
      const rows = toys.map(({ service, name, most }) => [`${service}/${name}`, String(most)])
      const table = { kind: 'table', columns: ['Toy', 'Most balls'], rows } as const
      return Promise.resolve({ figures: toys, sections: [{ id: 'toys', title: 'Toys', note: null, blocks: [table] }] })
    },
  }
}
