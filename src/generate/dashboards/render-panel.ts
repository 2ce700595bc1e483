import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  FieldColorBuilder,
  FieldColorModeId,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DashboardLink,
  type Panel as GrafanaPanel,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as ChartBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import type { ChartPanel, Display, Link, Panel, StatPanel } from '../../dashboard/panel.js'
import { TILE_SECONDS } from '../../slo/windows.js'
import { DATASOURCE } from './datasource.js'
import type { Place } from './layout.js'
import { panelId } from './panel-id.js'
import { NO_VALUE, thresholdSteps, valueMappings } from './render-display.js'
import { renderTable } from './render-table.js'

/** A panel of Grafana's classic schema, at its place. */
export function renderPanel(panel: Panel, place: Place): Builder<GrafanaPanel> {
  const builder = builderOf(panel)
    .id(panelId(panel.key))
    .title(panel.title)
    .description(panel.description)
    .datasource(DATASOURCE)
    .gridPos({ ...place })
  return panel.links === undefined ? builder : builder.links(panel.links.map(panelLink))
}

function builderOf(panel: Panel) {
  if (panel.kind === 'stat') return renderStat(panel)
  return panel.kind === 'chart' ? renderChart(panel) : renderTable(panel)
}

/** A link as panels know it: the builder's form is that of dashboards. */
function panelLink({ title, url }: Link): Builder<DashboardLink> {
  return { build: () => ({ title, url, targetBlank: false }) as DashboardLink }
}

function renderStat({ display, expr }: StatPanel): StatBuilder {
  const query = new DataqueryBuilder()
    .refId('A')
    .datasource(DATASOURCE)
    .expr(expr)
    .instant()
    .format(PromQueryFormat.TimeSeries)
    .editorMode(QueryEditorMode.Code)
  return withDisplay(new StatBuilder(), display, FieldColorModeId.Thresholds)
    .graphMode(BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .withTarget(query)
}

/** A line goes on over so long without a point: series that are written every 4 min have none in between when one zooms in. Longer is a gap. */
const SPAN_MS = 2 * TILE_SECONDS * 1000

function renderChart({ display, queries, minStep, showThresholds = false }: ChartPanel): ChartBuilder {
  const builder = withDisplay(new ChartBuilder(), display, FieldColorModeId.PaletteClassic)
    .interval(minStep)
    .maxDataPoints(600)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Auto)
    .spanNulls(SPAN_MS)
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        showThresholds ? GraphThresholdsStyleMode.Dashed : GraphThresholdsStyleMode.Off,
      ),
    )
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs(['lastNotNull', 'mean', 'max']),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
  queries.forEach(({ expr, legend, role }, place) => {
    const refId = String.fromCodePoint(65 + place)
    builder.withTarget(
      new DataqueryBuilder()
        .refId(refId)
        .datasource(DATASOURCE)
        .expr(expr)
        .legendFormat(legend)
        .range()
        .format(PromQueryFormat.TimeSeries)
        .editorMode(QueryEditorMode.Code),
    )
    if (role === 'limit') builder.overrideByQuery(refId, LIMIT)
  })
  return builder
}

const LIMIT = [
  { id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 6] } },
  { id: 'custom.fillOpacity', value: 0 },
]

function withDisplay<Target extends StatBuilder | ChartBuilder>(
  builder: Target,
  display: Display,
  colours: FieldColorModeId,
): Target {
  builder
    .unit(display.unit)
    .mappings(valueMappings(display.texts ?? []))
    .thresholds(
      new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholdSteps(display.thresholds)),
    )
    .colorScheme(new FieldColorBuilder().mode(colours))
    .noValue(NO_VALUE)
  if (display.decimals !== undefined) builder.decimals(display.decimals)
  if (display.min !== undefined) builder.min(display.min)
  if (display.max !== undefined) builder.max(display.max)
  return builder
}
