import type { ChartDay } from '../../document/blocks.js'
import { chartFont, type ChartTheme } from './chart-theme.js'
import { formatObjective } from '../../shared/format-percent.js'

/** Room for one character of an axis label. */
const CHARACTER_WIDTH = 9.2

/** The upper scale ends here, in objectives: beyond it bars are cut and carry their value, so that the objective stays readable. */
const MOST_OBJECTIVES = 12

/** The scale of availability, in error ratios from the top down. */
export interface Scale {
  /** Error ratio at the bottom of the upper plot. */
  readonly most: number
  readonly step: number
}

/** A bottom that is a whole number of readable steps and holds at least twice the objective. */
export function scaleOf(days: readonly ChartDay[], objective: number): Scale {
  const worst = Math.max(0, ...days.map(({ errorRatio }) => errorRatio ?? 0))
  // A promise of 100 % has no measure of its own: then the worst day is one, or what an objective of 99.99 % would allow.
  const unit = objective > 0 ? objective : Math.max(0.0001, worst / MOST_OBJECTIVES)
  const wanted = Math.min(1, Math.max(unit * 2, Math.min(worst * 1.05, unit * MOST_OBJECTIVES)))
  const power = 10 ** Math.floor(Math.log10(wanted / 3))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => wanted / size <= 4) ?? 10 * power
  return { most: Math.min(1, Math.ceil(wanted / step - 1e-9) * step), step }
}

/** Margins that hold the longest label on either side. */
export function sidesOf({ most, step }: Scale, objective: number, allowed: string) {
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, index) => percentTick(index * step))
  const longest = Math.max('100 %'.length, ...ticks.map(({ length }) => length))
  const promised = Math.max(allowed.length, formatObjective(objective).length)
  return { left: 10 + longest * CHARACTER_WIDTH, right: 14 + promised * CHARACTER_WIDTH }
}

function percentTick(error: number): string {
  return formatObjective(Math.max(0, 1 - error))
}

/** Days of the month: the first and every fifth are named. */
export function dayAxis(
  labels: readonly string[],
  { index, theme }: { readonly index: number; readonly theme: ChartTheme },
) {
  const shown = (_position: number, label: string) => label === '1' || Number(label) % 5 === 0
  return {
    type: 'category',
    gridIndex: index,
    data: [...labels],
    position: 'bottom',
    axisTick: { show: false },
    axisLine: { onZero: false, lineStyle: { color: theme.grid } },
    axisLabel: {
      show: true,
      interval: shown,
      color: theme.muted,
      fontSize: chartFont.size,
      fontFamily: chartFont.family,
    },
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

/** From 100 % at the top downwards. */
export function availabilityAxis({ most, step }: Scale, theme: ChartTheme) {
  return {
    ...valueAxis(theme),
    gridIndex: 0,
    inverse: true,
    min: 0,
    max: most,
    interval: step,
    axisLabel: { color: theme.muted, fontSize: chartFont.size, fontFamily: chartFont.family, formatter: percentTick },
  }
}

/** Share of the allowed downtime, from 0 to a little above what was used, at least 120 %. */
export function usedAxis(days: readonly ChartDay[], theme: ChartTheme) {
  const used = Math.max(0, ...days.map(({ allowanceUsed }) => allowanceUsed ?? 0))
  const most = used <= 1.05 ? 1.2 : used * 1.1
  const formatter = (share: number) => `${Math.round(share * 100)} %`
  return {
    ...valueAxis(theme),
    gridIndex: 1,
    min: 0,
    max: most,
    interval: used <= 1.05 ? 0.5 : niceStep(most),
    axisLabel: {
      color: theme.muted,
      fontSize: chartFont.size,
      fontFamily: chartFont.family,
      formatter,
      showMaxLabel: false,
    },
  }
}

function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 2))
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => most / size <= 3) ?? 10 * power
}
