/** The bundled font of charts, and one that is as wide where a page is read without it; `size` in CSS pixels. */
export const chartFont = { family: 'DejaVu Sans, Verdana, sans-serif', size: 15 } as const

/** Colours of a chart. All text stands at 4.5 : 1 or better on `background`. */
export interface ChartTheme {
  readonly background: string
  readonly text: string
  readonly muted: string
  readonly grid: string
  readonly within: string
  readonly beyond: string
  readonly line: string
  readonly unknown: string
}

export const lightChart: ChartTheme = {
  background: '#ffffff',
  text: '#16202b',
  muted: '#566473',
  grid: '#e3e8ed',
  within: '#5b9db5',
  beyond: '#b3261e',
  line: '#1f5f78',
  unknown: '#c9d1d9',
}

export const darkChart: ChartTheme = {
  background: '#18212b',
  text: '#e8edf2',
  muted: '#a3b1bf',
  grid: '#2c3844',
  within: '#4f93ad',
  beyond: '#ff8a80',
  line: '#8cc7dd',
  unknown: '#45525f',
}
