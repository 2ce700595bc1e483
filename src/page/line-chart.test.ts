import { expect, it } from '@jest/globals'
import { drawLine } from './line-chart.js'

const pathOf = (svg: string, name: string) => new RegExp(`class="${name}" d="([^"]*)"`).exec(svg)?.[1]

it('draws a line from the top down, leaves holes open, and keeps what lies beyond at the edge', () => {
  const svg = drawLine({ values: [1, 0.5, null, 0, -7], top: 1, bottom: -1, limit: 0 })
  expect(svg).toContain('viewBox="0 0 4 100"')
  expect(pathOf(svg, 'line')).toBe('M0 0L1 25M3 50L4 100')
  expect(pathOf(svg, 'limit')).toBe('M0 50H4')
  expect(pathOf(svg, 'area')).toBe('M0 50L0 0L1 25L1 50ZM3 50L3 50L4 100L4 50Z')
})

it('draws nothing of nothing', () => {
  expect(pathOf(drawLine({ values: [null], top: 1, bottom: 0, limit: 0 }), 'line')).toBe('')
})
