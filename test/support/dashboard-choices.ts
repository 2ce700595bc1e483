import { groupVariableName } from '../../src/slo/slo-queries.js'
import { fillIn, type DashboardJson, type VariableJson } from './dashboard-questions.js'

/** Values of a dashboard's variables by name. */
export type Choice = Readonly<Record<string, string>>

/** What Grafana fills in by itself. */
const BUILT_IN: Choice = { __rate_interval: '1m', __interval: '4m', __range: '5m' }

/**
 * Every choice that a reader of the dashboard has: `All` where that is offered, else each value that Prometheus knows.
 *
 * @throws Error when a variable offers nothing, unless it is about groups: an SLO may have none
 */
export async function choicesOf(url: string, { uid, templating }: DashboardJson): Promise<readonly Choice[]> {
  let choices: readonly Choice[] = [{}]
  for (const variable of templating.list.filter(({ type }) => type !== 'datasource')) {
    const wider = await Promise.all(
      choices.map(async (choice) => {
        const values = await offered(url, variable, choice)
        if (values.length > 0) return values.map((value) => ({ ...choice, [variable.name]: value }))
        // Where there is nothing to choose from, Grafana fills in the empty text.
        if (variable.name.startsWith(groupVariableName(''))) return [{ ...choice, [variable.name]: '' }]
        throw new Error(`${uid}: $${variable.name} offers nothing after ${told(choice)}`)
      }),
    )
    choices = wider.flat()
  }
  return choices
}

/** `expr` as Grafana would send it. */
export function fillChoice(expr: string, choice: Choice): string {
  return fillIn(expr, { ...BUILT_IN, ...choice })
}

/** The choice for the reader of a failed test. */
export function told(choice: Choice): string {
  return Object.entries(choice)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

async function offered(url: string, variable: VariableJson, choice: Choice): Promise<readonly string[]> {
  const { series, label } = labelValues(variable)
  const answer = await fetch(
    `${url}/api/v1/label/${label}/values?match[]=${encodeURIComponent(fillChoice(series, choice))}`,
  )
  const { data = [] } = (await answer.json()) as { data?: readonly string[] }
  const isAll = variable.includeAll === true && data.length > 0
  return isAll ? [variable.allValue ?? data.join('|')] : data
}

/** The parts of `label_values(series, label)`. */
function labelValues({ name, definition = '' }: VariableJson): { readonly series: string; readonly label: string } {
  const [, series, label] = /^label_values\((.+), (\w+)\)$/.exec(definition) ?? []
  if (series === undefined || label === undefined) throw new Error(`$${name}: no test for variables like ${definition}`)
  return { series, label }
}
