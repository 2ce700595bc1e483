import {
  TableCellHeight,
  TableCellDisplayMode,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DynamicConfigValue,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table'
import type { Column, Display, LabelColumn, TablePanel, ValueColumn } from '../../dashboard/panel.js'
import { DATASOURCE } from './datasource.js'
import { thresholdSteps, valueMappings } from './render-display.js'

/** A table: one instant query per column of numbers, rows joined on the labels that the answers share. */
export function renderTable({ columns, sortBy, descending = false, noRows }: TablePanel): PanelBuilder {
  const values = columns.filter((column) => column.kind === 'value')
  const builder = new PanelBuilder()
    .noValue(noRows)
    .filterable(true)
    .cellHeight(TableCellHeight.Sm)
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(thresholdSteps(undefined)))
    .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Thresholds))
    .sortBy([new TableSortByFieldStateBuilder().displayName(sortBy).desc(descending)])
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({ id: 'organize', options: organise(columns, values) })
  for (const column of values) builder.withTarget(queryOf(column, values))
  for (const column of columns) {
    const properties = propertiesOf(column)
    if (properties.length > 0) builder.overrideByName(column.title, properties)
  }
  return builder
}

function queryOf(column: ValueColumn, values: readonly ValueColumn[]): DataqueryBuilder {
  return new DataqueryBuilder()
    .refId(refIdOf(column, values))
    .datasource(DATASOURCE)
    .expr(column.expr)
    .instant()
    .format(PromQueryFormat.Table)
    .editorMode(QueryEditorMode.Code)
}

function refIdOf(column: ValueColumn, values: readonly ValueColumn[]): string {
  return String.fromCodePoint(65 + values.indexOf(column))
}

/** Order and titles; what is not a column (the instant of the query) is left out. */
function organise(columns: readonly Column[], values: readonly ValueColumn[]): object {
  const fields = columns.map((column): [name: string, title: string] => [
    column.kind === 'label' ? column.label : fieldOf(column, values),
    column.title,
  ])
  return {
    excludeByName: { Time: true },
    indexByName: Object.fromEntries(fields.map(([name], place) => [name, place])),
    renameByName: Object.fromEntries(fields),
  }
}

/** As Grafana names the numbers of a query: without its letter where there is only one. */
function fieldOf(column: ValueColumn, values: readonly ValueColumn[]): string {
  return values.length === 1 ? 'Value' : `Value #${refIdOf(column, values)}`
}

function propertiesOf(column: Column): DynamicConfigValue[] {
  const width = present('custom.width', column.width)
  return [...width, ...(column.kind === 'label' ? labelProperties(column) : valueProperties(column))]
}

function labelProperties({ link, text }: LabelColumn): DynamicConfigValue[] {
  const options = { pattern: '.+', result: { text, index: 0 } }
  return [
    ...(text === undefined ? [] : [{ id: 'mappings', value: [{ type: MappingType.RegexToText, options }] }]),
    ...(link === undefined ? [] : [{ id: 'links', value: [{ ...link, targetBlank: false }] }]),
  ]
}

function valueProperties({ display, look }: ValueColumn): DynamicConfigValue[] {
  const { unit, decimals, min, max, thresholds, texts, none } = display
  const steps = { mode: ThresholdsMode.Absolute, steps: thresholdSteps(thresholds) }
  return [
    { id: 'unit', value: unit },
    ...present('decimals', decimals),
    ...present('min', min),
    ...present('max', max),
    ...present('noValue', none),
    ...(thresholds === undefined ? [] : [{ id: 'thresholds', value: steps }]),
    ...(texts === undefined ? [] : [{ id: 'mappings', value: valueMappings(texts) }]),
    ...lookProperties(look, display),
  ]
}

function present(id: string, value: unknown): DynamicConfigValue[] {
  return value === undefined ? [] : [{ id, value }]
}

function lookProperties(look: ValueColumn['look'], { thresholds }: Display): DynamicConfigValue[] {
  if (look === 'bar') {
    const options = { type: TableCellDisplayMode.Gauge, mode: 'basic', valueDisplayMode: 'text' }
    return [{ id: 'custom.cellOptions', value: options }]
  }
  if (look === undefined && thresholds === undefined) return []
  return [{ id: 'custom.cellOptions', value: { type: TableCellDisplayMode.ColorBackground, mode: 'basic' } }]
}
