import type { Scale } from './chart-axes.js'
import type { ChartDay } from '../../document/blocks.js'
import { chartFont, type ChartTheme } from './chart-theme.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'

/** Two texts on cut bars closer than this would touch. */
const DAYS_PER_LABEL = 6

function limitLine(value: number, text: string, theme: ChartTheme) {
  return {
    symbol: 'none',
    silent: true,
    // The default of two digits would draw 0.001 at 0.
    precision: 12,
    lineStyle: { color: theme.text, type: [6, 4], width: 1.5 },
    label: {
      position: 'end',
      distance: 6,
      color: theme.text,
      fontSize: chartFont.size,
      fontFamily: chartFont.family,
      formatter: text,
    },
    data: [{ yAxis: value }],
  }
}

/** What bars are drawn with; `objective` as error ratio. */
export interface BarParts {
  readonly objective: number
  readonly scale: Scale
  readonly theme: ChartTheme
}

/** One bar per day, hanging from 100 %; red and beyond the dashed line where the day missed the objective. */
export function dayBars(days: readonly ChartDay[], { objective, scale, theme }: BarParts) {
  const labelled = labelledDays(days, scale)
  return {
    type: 'bar',
    xAxisIndex: 0,
    yAxisIndex: 0,
    barCategoryGap: '24%',
    data: days.map((day) => ({
      ...dayBar(day.errorRatio, { objective, scale, theme }),
      label: { ...cutLabel(day.errorRatio ?? 0, theme), show: labelled.has(day.day) },
    })),
    markLine: limitLine(objective, formatObjective(1 - objective), theme),
  }
}

function dayBar(errorRatio: number | null, { objective, scale, theme }: BarParts) {
  if (errorRatio === null) return { value: null }
  return {
    value: Math.min(errorRatio, scale.most),
    itemStyle: { color: errorRatio > objective ? theme.beyond : theme.within },
  }
}

/** Days whose bar is cut and says its value: the worst ones, and none so near to another that the texts would touch. */
function labelledDays(days: readonly ChartDay[], { most }: Scale): ReadonlySet<number> {
  const cut = days.filter(({ errorRatio }) => (errorRatio ?? 0) > most)
  const chosen: number[] = []
  for (const { day } of cut.sort((a, b) => (b.errorRatio ?? 0) - (a.errorRatio ?? 0))) {
    if (chosen.every((other) => Math.abs(other - day) >= DAYS_PER_LABEL)) chosen.push(day)
  }
  return new Set(chosen)
}

function cutLabel(errorRatio: number, theme: ChartTheme) {
  return {
    position: 'insideBottom',
    distance: 8,
    formatter: `↓ ${formatPercent(1 - errorRatio, { digits: 1 })}`,
    color: theme.text,
    backgroundColor: theme.background,
    borderColor: theme.beyond,
    borderWidth: 1,
    borderRadius: 3,
    padding: [3, 5],
    fontSize: chartFont.size - 1,
    fontFamily: chartFont.family,
  }
}

/** Hatched bars over the whole height for days without data. */
export function silentBars(days: readonly ChartDay[], { scale, theme }: Omit<BarParts, 'objective'>) {
  return {
    type: 'bar',
    xAxisIndex: 0,
    yAxisIndex: 0,
    barGap: '-100%',
    silent: true,
    data: days.map(({ silent }) => (silent ? scale.most : null)),
    itemStyle: {
      color: theme.unknown,
      decal: {
        symbol: 'rect',
        dashArrayX: [1, 0],
        dashArrayY: [2, 4],
        rotation: -Math.PI / 4,
        color: theme.background,
      },
    },
  }
}

/** The allowed downtime as it was used up, with a dashed line where all of it is used. */
export function usedLine(days: readonly ChartDay[], allowed: string, theme: ChartTheme) {
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'none',
    lineStyle: { color: theme.line, width: 2.5 },
    areaStyle: { color: theme.line, opacity: 0.18 },
    data: days.map(({ allowanceUsed }) => allowanceUsed),
    markLine: limitLine(1, allowed, theme),
  }
}
