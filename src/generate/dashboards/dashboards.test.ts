import { describe, expect, it } from '@jest/globals'
import type { DashboardJson, PanelJson } from '../../../test/support/dashboard-questions.js'
import { exampleConfig } from '../../../test/support/example-config.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { sampleAlerting, sampleSlo } from '../../../test/support/sample-slo.js'
import type { Section } from '../../dashboard/dashboard.js'
import type { Feature } from '../../feature/feature.js'
import { features } from '../../features.js'
import { packsSchema } from '../../packs/packs-schema.js'
import { dashboards } from './dashboards.js'

const alerting = sampleAlerting()
const config = () => exampleConfig({ slos: [sampleSlo({ alerting })], datasets: [sampleDataset()], packs: packsSchema.parse({ host: {} }) })
const files = dashboards(config(), features)
/** In the order in which each dashboard names the others. Links from outside lead to them. */
const UIDS = ['plimsoll-compliance', 'plimsoll-service', 'plimsoll-incidents', 'plimsoll-self', 'plimsoll-host']
const documents = files.map(({ path, text }) => ({ path, document: JSON.parse(text) as DashboardJson }))
const panels = documents.flatMap(({ path, document }) =>
  document.panels.filter(({ type }) => type !== 'row').map((panel) => ({ name: `${path}: ${panel.title}`, panel })),
)

/** Titles of the columns of numbers: those whose name in the answer is `Value…`. */
function numberColumns(panel: PanelJson): readonly string[] {
  const { transformations } = panel as unknown as {
    transformations: { id: string; options: { renameByName?: Record<string, string> } }[]
  }
  const renamed = transformations.find(({ id }) => id === 'organize')?.options.renameByName ?? {}
  return Object.entries(renamed).flatMap(([field, title]) => (field.startsWith('Value') ? [title] : []))
}

function unitOf(panel: PanelJson, title: string): unknown {
  const override = panel.fieldConfig?.overrides.find(({ matcher }) => matcher.options === title)
  return override?.properties.find(({ id }) => id === 'unit')?.value
}

interface Shown {
  readonly links: readonly { readonly url: string }[]
  readonly panels: readonly PanelJson[]
}

interface ChartJson {
  readonly type: string
  readonly fieldConfig: { readonly defaults: { readonly custom: { readonly spanNulls: number } } }
}

describe('the dashboards', () => {
  it('are the same bytes for the same configuration', () => {
    expect(dashboards(config(), features)).toEqual(files)
    expect(files.map(({ path }) => path)).toEqual([
      'dashboards/compliance.json',
      'dashboards/host.json',
      'dashboards/incidents.json',
      'dashboards/plimsoll.json',
      'dashboards/service.json',
    ])
  })

  it('can be provisioned anywhere: no id, a fixed uid, a tag, the reader’s time zone, refreshed by the minute', () => {
    for (const { document } of documents) {
      expect(document).not.toHaveProperty('id')
      expect(document).toMatchObject({ tags: ['plimsoll'], timezone: 'browser', refresh: '1m', time: { to: 'now' } })
    }
    const uids = documents.map(({ document }) => document.uid)
    expect(uids.sort()).toEqual(UIDS.toSorted())
  })

  it('draw series of every 4 min as lines, and longer gaps as gaps', () => {
    const panels = documents.flatMap(({ document }) => (document as unknown as { panels: ChartJson[] }).panels)
    const charts = panels.filter(({ type }) => type === 'timeseries')
    expect(charts.length).toBeGreaterThan(10)
    for (const { fieldConfig } of charts) expect(fieldConfig.defaults.custom.spanNulls).toBe(480_000)
  })

  it('lead to each other', () => {
    for (const { document } of documents) {
      const { links } = document as unknown as { links: { url: string }[] }
      const others = UIDS.filter((uid) => uid !== document.uid)
      expect(links.map(({ url }) => /^\/d\/([\w-]+)\?/.exec(url)?.[1])).toEqual(others)
    }
  })

  it('show what a feature adds: a dashboard of its own beside the others, and rows at the end of those that features share', () => {
    const row = (title: string): Section => {
      const display = { unit: 'short' } as const
      const frame = { description: 'How many toys there are.', width: 4, height: 4, display } as const
      return { title, panels: [{ kind: 'stat', key: 'toys', title: 'Toys', expr: 'toys', ...frame }] }
    }
    const toy: Feature<unknown> = {
      name: 'toy',
      panels: (_whole, { environment }) => {
        const own = { file: 'toys', uid: 'plimsoll-toys', title: 'Toys', description: 'All toys.', from: 'now-1d' }
        const sections = [row('All')]
        return {
          dashboards: [{ ...own, variables: [environment], annotations: [], sections }],
          rows: { service: [row('Toys of $service')] },
        }
      },
    }
    const shown = dashboards(config(), [...features, toy])
    const read = (file: string) => JSON.parse(shown.find(({ path }) => path === `dashboards/${file}.json`)!.text) as Shown
    expect(shown.map(({ path }) => path)).toEqual([...files.map(({ path }) => path), 'dashboards/toys.json'])
    expect(read('toys').links).toHaveLength(UIDS.length)
    expect(read('compliance').links.at(-1)?.url).toBe('/d/plimsoll-toys?${datasource:queryparam}&${environment:queryparam}')
    expect(read('service').panels.slice(-2).map(({ title }) => title)).toEqual(['Toys of $service', 'Toys'])
  })

  it.each(documents)('$path: ids are unique, and nothing overlaps or leaves the grid', ({ document }) => {
    const all = document.panels
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const cells = all.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    for (const { gridPos } of all) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
  })

  it.each(panels)('$name: says how its numbers are computed, and in which unit', ({ panel }) => {
    expect(panel.title).not.toBe('')
    expect(panel.description ?? '').toMatch(/^.{40,}\.$/s)
    if (panel.type === 'table') {
      for (const title of numberColumns(panel)) expect([title, unitOf(panel, title)]).toEqual([title, expect.any(String)])
    } else {
      expect(panel.fieldConfig?.defaults).toMatchObject({ unit: expect.any(String), thresholds: expect.any(Object) })
    }
  })

  it.each(panels)('$name: asks the data source that the reader chose', ({ panel }) => {
    const sources = [panel.datasource, ...(panel.targets ?? []).map(({ datasource }) => datasource)]
    expect(sources.length).toBeGreaterThan(1)
    for (const source of sources) expect(source?.uid).toBe('${datasource}')
  })

  it('offer that choice first, and ask it for the values of the others', () => {
    for (const { document } of documents) {
      const [source, ...others] = document.templating.list
      expect(source).toMatchObject({ type: 'datasource', name: 'datasource', query: 'prometheus' })
      for (const { datasource } of others) expect(datasource?.uid).toBe('${datasource}')
    }
  })

  it('write every state in words, never as a colour alone', () => {
    const overrides = panels.flatMap(({ panel }) => panel.fieldConfig?.overrides ?? [])
    const states = overrides.filter(({ matcher }) => matcher.options === 'State')
    const mappings = states.flatMap(({ properties }) => properties.filter(({ id }) => id === 'mappings'))
    expect(mappings.length).toBe(states.length)
    for (const { value } of mappings as { value: { options: object }[] }[]) {
      for (const result of Object.values(value[0]?.options ?? {})) expect(result).toHaveProperty('text')
    }
  })
})
