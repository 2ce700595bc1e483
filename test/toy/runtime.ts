import { Router } from 'express'
import type { ReportPart } from '../../src/feature/report-section.js'
import type { Runtime } from '../../src/feature/runtime.js'
import { readingOf } from '../../src/feature/status-part.js'
import type { Pages } from '../../src/page/pages-router.js'
import { toyStatus } from './answers.js'
import { toySamples } from './toy-metrics.js'
import type { Toy, ToyPart } from './toy.js'

/** What toys use while the daemon runs. */
export interface ToyPorts {
  readonly config: { readonly services: readonly (ToyPart & { readonly name: string })[] }
  readonly pages: Pages
}

/** Tells of toys. */
export function createToy({ config, pages }: ToyPorts): Runtime {
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
      createToyPage(pages, toys),
    ],
    navigation: [{ href: '/toys', text: 'Toys', place: 90 }],
    samples: () => toySamples(toys),
    status: readingOf(toyStatus, () => Promise.resolve(toys)),
    report: createToyReport({ config }),
  }
}

const TEMPLATE = `<h1>Toys</h1>
{{#> card title='Balls in the air' id='balls'}}
{{#if rows}}{{> table}}{{else}}{{> empty title='There are no toys' sentence='Name them under toys in the file of a service.'}}{{/if}}
{{> measured sentences=sentences}}
{{/card}}
`

/** `GET /toys`. */
function createToyPage(pages: Pages, toys: readonly Toy[]): Router {
  const template = pages.compile(TEMPLATE)
  const rows = toys.map(({ service, name, most }, index) => [
    { text: `${service}/${name}` },
    { text: String(most), value: most, field: `/${index}/most` },
  ])
  const columns = [{ title: 'Toy' }, { title: 'Most balls', numeric: true }]
  const view = { caption: 'Toys', columns, rows, sentences: ['It is what the configuration says.'] }
  return Router().get('/toys', (request, response) => {
    pages.answer({ request, response }, { title: 'Toys', at: '/toys', twin: '/api/v1/toys', template, view })
  })
}

/** What reports say about toys. */
function createToyReport({ config }: Pick<ToyPorts, 'config'>): ReportPart {
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
