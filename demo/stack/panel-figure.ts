import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Panel = z.object({
  title: z.string().optional(),
  targets: z.array(z.object({ expr: z.string().optional() })).optional(),
})
const Board = z.object({ panels: z.array(Panel.extend({ panels: z.array(Panel).optional() })) })
const Answer = z.object({ data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }) })

export interface FigureAsked {
  /** Name of a generated dashboard, such as `service`. */
  readonly board: string
  /** Title of its panel. */
  readonly panel: string
  /** Metric by which the query of the panel is found. */
  readonly metric: string
  readonly service: string
}

/**
 * The number that a panel of a generated dashboard shows: what its own query gives, asked of Prometheus as Grafana asks it.
 *
 * @returns `null`: the query gives nothing
 * @throws Error where the dashboard has no such panel
 */
export async function panelFigure(prometheusUrl: string, asked: FigureAsked): Promise<number | null> {
  const file = new URL(`../../dashboards/${asked.board}.json`, import.meta.url)
  const { panels } = Board.parse(JSON.parse(await readFile(file, 'utf8')))
  const targets = panels
    .flatMap((panel) => [panel, ...(panel.panels ?? [])])
    .filter(({ title }) => title === asked.panel)
    .flatMap(({ targets = [] }) => targets)
  const expr = targets.find((target) => target.expr?.includes(`${asked.metric}{`))?.expr
  if (expr === undefined)
    throw new Error(`dashboards/${asked.board}.json has no panel "${asked.panel}" of ${asked.metric}`)
  const query = expr.replaceAll('$environment', '.*').replaceAll('$service', asked.service)
  const answer = await fetch(`${prometheusUrl}/api/v1/query?query=${encodeURIComponent(query)}`)
  const value = Answer.parse(await answer.json()).data.result[0]?.value[1]
  return value === undefined ? null : Number(value)
}
