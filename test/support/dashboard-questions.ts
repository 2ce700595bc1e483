/** What the tests read of a generated dashboard. */
export interface DashboardJson {
  readonly uid: string
  readonly title: string
  readonly panels: readonly PanelJson[]
  readonly templating: { readonly list: readonly VariableJson[] }
  readonly annotations: { readonly list: readonly { readonly name: string; readonly expr: string }[] }
}

export interface PanelJson {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource?: { readonly type: string; readonly uid: string }
  readonly targets?: readonly {
    readonly refId: string
    readonly expr: string
    readonly instant?: boolean
    readonly datasource: { readonly uid: string }
  }[]
  readonly fieldConfig?: {
    readonly defaults: Readonly<Record<string, unknown>>
    readonly overrides: readonly {
      readonly matcher: { readonly id: string; readonly options: string }
      readonly properties: readonly { readonly id: string; readonly value: unknown }[]
    }[]
  }
}

export interface VariableJson {
  readonly type: string
  readonly name: string
  readonly definition?: string
  readonly includeAll?: boolean
  /** What stands for `All` in a query; without it, all values. */
  readonly allValue?: string
  readonly datasource?: { readonly uid: string }
}

/** A query that a dashboard asks, with a name for the reader of a failed test. */
export interface Question {
  readonly name: string
  readonly kind: 'instant' | 'range'
  readonly expr: string
}

/** Everything that a dashboard asks of Prometheus besides its variables. */
export function questionsOf({ uid, panels, annotations }: DashboardJson): readonly Question[] {
  const ofPanels = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ refId, expr, instant = false }): Question => {
      return { name: `${uid} / ${title} / ${refId}`, kind: instant ? 'instant' : 'range', expr }
    }),
  )
  const marks = annotations.list.map(({ name, expr }): Question => {
    return { name: `${uid} / annotation ${name}`, kind: 'range', expr }
  })
  return [...ofPanels, ...marks]
}

/** Fills in Grafana's variables the way Grafana does; what it does not know stays, such as the `${1}` of label_replace. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$(\w+)|\$\{(\w+)\}/g, (match, plain: string | undefined, braced: string | undefined) => {
    return values[plain ?? braced ?? ''] ?? match
  })
}
