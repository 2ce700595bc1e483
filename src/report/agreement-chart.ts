import { init, type EChartsOption } from 'echarts'
import { formatObjective, formatPercent } from './format-percent.js'
import { chartDays, type ChartDay } from './chart-data.js'
import type { ChartTheme } from './chart-theme.js'
import type { AgreementMonth } from './model.js'

/** Size in CSS pixels. Letters are large because a phone shows the picture at 60 % of it. */
export const CHART_SIZE = { width: 540, height: 372 } as const

const FONT = 'DejaVu Sans'
const FONT_SIZE = 15
/** Room for one character of an axis label. */
const CHARACTER_WIDTH = 9.2

const DAYS_PER_LABEL = 6

/** The upper scale ends here, in objectives: beyond it bars are cut and carry their value, so that the objective stays readable. */
const MOST_OBJECTIVES = 12

/**
 * The month of an agreement as SVG. Above, each day's availability hangs down from 100 %, with the objective as a dashed line; below, the
 * allowed downtime as it was used up. Days without data are hatched.
 */
export function agreementChart(month: AgreementMonth, theme: ChartTheme): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...CHART_SIZE })
  try {
    chart.setOption(chartOption(month, theme))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

function chartOption(month: AgreementMonth, theme: ChartTheme): EChartsOption {
  const days = chartDays(month)
  const objective = 1 - month.result.objective
  const scale = scaleOf(days, objective)
  const labels = days.map(({ day }) => String(day))
  const silence = days.some(({ silent }) => silent) ? '; hatched: no data' : ''
  const sides = sidesOf(scale, month.result.objective)
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: theme.text },
    title: [
      heading(`Availability per day (dashed: promised${silence})`, 8, theme),
      heading('Allowed downtime used', 222, theme),
    ],
    grid: [
      { ...sides, top: 44, height: 144 },
      { ...sides, top: 256, height: 80 },
    ],
    xAxis: [dayAxis(labels, { index: 0, theme }), dayAxis(labels, { index: 1, theme })],
    yAxis: [availabilityAxis(scale, theme), usedAxis(days, theme)],
    series: [
      dayBars(days, { objective, scale, theme }),
      silentBars(days, { scale, theme }),
      usedLine(days, theme),
    ] as EChartsOption['series'],
  } as EChartsOption
}

interface Scale {
  /** Error ratio at the bottom of the upper plot. */
  readonly most: number
  readonly step: number
}

/** A bottom that is a whole number of readable steps and holds at least twice the objective. */
function scaleOf(days: readonly ChartDay[], objective: number): Scale {
  const worst = Math.max(0, ...days.map(({ errorRatio }) => errorRatio ?? 0))
  const wanted = Math.min(1, Math.max(objective * 2, Math.min(worst * 1.05, objective * MOST_OBJECTIVES)))
  const power = 10 ** Math.floor(Math.log10(wanted / 3))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => wanted / size <= 4) ?? 10 * power
  return { most: Math.min(1, Math.ceil(wanted / step - 1e-9) * step), step }
}

/** Margins that hold the longest label on either side. */
function sidesOf({ most, step }: Scale, objective: number) {
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, index) => percentTick(index * step))
  const longest = Math.max('100 %'.length, ...ticks.map(({ length }) => length))
  const promised = Math.max('allowed'.length, formatObjective(objective).length)
  return { left: 10 + longest * CHARACTER_WIDTH, right: 14 + promised * CHARACTER_WIDTH }
}

function percentTick(error: number): string {
  return formatObjective(Math.max(0, 1 - error))
}

function heading(text: string, top: number, theme: ChartTheme) {
  return {
    text,
    left: 0,
    top,
    padding: [5, 0],
    textStyle: { fontFamily: FONT, fontSize: 16, fontWeight: 'bold', color: theme.text },
  }
}

function dayAxis(labels: readonly string[], { index, theme }: { readonly index: number; readonly theme: ChartTheme }) {
  const shown = (_position: number, label: string) => label === '1' || Number(label) % 5 === 0
  return {
    type: 'category',
    gridIndex: index,
    data: [...labels],
    position: 'bottom',
    axisTick: { show: false },
    axisLine: { onZero: false, lineStyle: { color: theme.grid } },
    axisLabel: { show: true, interval: shown, color: theme.muted, fontSize: FONT_SIZE, fontFamily: FONT },
  }
}

function valueAxis(theme: ChartTheme) {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.grid } },
  }
}

function availabilityAxis({ most, step }: Scale, theme: ChartTheme) {
  return {
    ...valueAxis(theme),
    gridIndex: 0,
    inverse: true,
    min: 0,
    max: most,
    interval: step,
    axisLabel: { color: theme.muted, fontSize: FONT_SIZE, fontFamily: FONT, formatter: percentTick },
  }
}

function usedAxis(days: readonly ChartDay[], theme: ChartTheme) {
  const used = Math.max(0, ...days.map(({ allowanceUsed }) => allowanceUsed ?? 0))
  const most = used <= 1.05 ? 1.2 : used * 1.1
  const formatter = (share: number) => `${Math.round(share * 100)} %`
  return {
    ...valueAxis(theme),
    gridIndex: 1,
    min: 0,
    max: most,
    interval: used <= 1.05 ? 0.5 : niceStep(most),
    axisLabel: { color: theme.muted, fontSize: FONT_SIZE, fontFamily: FONT, formatter, showMaxLabel: false },
  }
}

function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 2))
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => most / size <= 3) ?? 10 * power
}

function limitLine(value: number, text: string, theme: ChartTheme) {
  return {
    symbol: 'none',
    silent: true,
    // The default of two digits would draw 0.001 at 0.
    precision: 12,
    lineStyle: { color: theme.text, type: [6, 4], width: 1.5 },
    label: { position: 'end', distance: 6, color: theme.text, fontSize: FONT_SIZE, fontFamily: FONT, formatter: text },
    data: [{ yAxis: value }],
  }
}

interface BarParts {
  readonly objective: number
  readonly scale: Scale
  readonly theme: ChartTheme
}

function dayBars(days: readonly ChartDay[], { objective, scale, theme }: BarParts) {
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
    fontSize: FONT_SIZE - 1,
    fontFamily: FONT,
  }
}

function silentBars(days: readonly ChartDay[], { scale, theme }: Omit<BarParts, 'objective'>) {
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

function usedLine(days: readonly ChartDay[], theme: ChartTheme) {
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'none',
    lineStyle: { color: theme.line, width: 2.5 },
    areaStyle: { color: theme.line, opacity: 0.18 },
    data: days.map(({ allowanceUsed }) => allowanceUsed),
    markLine: limitLine(1, 'allowed', theme),
  }
}
