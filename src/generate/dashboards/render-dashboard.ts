// The classic builders are marked deprecated; see docs/adr/0004-dashboards-schema.md for why they are right.
/* oxlint-disable typescript/no-deprecated */
import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
  type AnnotationQuery,
  type DashboardLink,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus'
import type { Annotation, Dashboard, Variable } from '../../dashboard/dashboard.js'
import type { GeneratedFile } from '../generated-file.js'
import { DATASOURCE } from './datasource.js'
import { layOut } from './layout.js'
import { panelId } from './panel-id.js'
import { renderPanel } from './render-panel.js'

/** A dashboard as a file of Grafana's classic JSON, with links to `all` others. The same dashboards give the same bytes. */
export function renderDashboard(dashboard: Dashboard, all: readonly Dashboard[]): GeneratedFile {
  const { file, uid, title } = dashboard
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(dashboard.description)
    .tags(['plimsoll'])
    .timezone('browser')
    .refresh('1m')
    .time({ from: dashboard.from, to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .variables([datasourceVariable(), ...dashboard.variables.map(queryVariable)])
    .annotations(dashboard.annotations.map(annotation))
    .links(linksToOthers(dashboard, all))
  for (const placed of layOut(dashboard.sections)) {
    if (placed.kind === 'panel') builder.withPanel(renderPanel(placed.panel, placed.place))
    else builder.withRow(new RowBuilder(placed.title).id(panelId(placed.title)).gridPos({ ...placed.place }))
  }
  return { path: `dashboards/${file}.json`, text: `${JSON.stringify(builder.build(), null, 2)}\n` }
}

function datasourceVariable(): Builder<VariableModel> {
  return new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus')
}

function queryVariable({ name, title, query, choice, initial }: Variable): Builder<VariableModel> {
  const builder = new QueryVariableBuilder(name)
    .label(title)
    .datasource(DATASOURCE)
    .query({ qryType: 1, query, refId: 'PrometheusVariableQueryEditor-VariableQuery' })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
  if (initial !== undefined) builder.current({ text: initial, value: initial, selected: true })
  if (choice === 'one') return builder.multi(false).includeAll(false)
  // `.*` instead of the list of values: it also finds what has no such label.
  const everything = { text: ['All'], value: ['$__all'], selected: true }
  return builder.multi(true).includeAll(true).allValue('.*').current(everything)
}

function annotation({ title, expr, text, step, colour }: Annotation): Builder<AnnotationQuery> {
  const builder = new AnnotationQueryBuilder()
    .name(title)
    .datasource(DATASOURCE)
    .enable(true)
    .iconColor(colour)
    // Twice: older versions of Grafana read `expr`, newer ones `target`.
    .expr(expr)
    .step(step)
    .target(
      new DataqueryBuilder()
        .refId('Anno')
        .datasource(DATASOURCE)
        .expr(expr)
        .interval(step)
        .range()
        .editorMode(QueryEditorMode.Code),
    )
    .titleFormat(title)
    .textFormat(text)
  // By default the SDK hides the switch of an annotation in a menu.
  const built = builder.build()
  delete built.placement
  return { build: () => built }
}

/** To the other dashboards, with what both have in common. */
function linksToOthers(dashboard: Dashboard, all: readonly Dashboard[]): Builder<DashboardLink>[] {
  const shared = ['datasource', ...dashboard.variables.map(({ name }) => name).filter((name) => name === 'environment')]
  const query = shared.map((name) => `\${${name}:queryparam}`).join('&')
  return all.filter(({ uid }) => uid !== dashboard.uid).map(({ uid, title }) => link(title, `/d/${uid}?${query}`))
}

function link(title: string, url: string): Builder<DashboardLink> {
  const common = { title, url, tags: [], icon: 'dashboard', tooltip: '', asDropdown: false, targetBlank: false }
  return { build: () => ({ ...common, type: DashboardLinkType.Link, includeVars: false, keepTime: true }) }
}
