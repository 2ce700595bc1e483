import { expect, it } from '@jest/globals'
import { parseSvg } from '../pdf/svg-tree.js'
import { drawSpark, SPARK_COLOURS, SPARK_SIZE } from './draw-spark.js'

/** Heights and colours of the bars. */
function drawn(values: readonly (number | null)[], limit: number | null) {
  const { children } = parseSvg(drawSpark({ kind: 'spark', alt: '', values, limit }))
  const bars = children.filter(({ name }) => name === 'rect')
  const line = children.find(({ name }) => name === 'path')?.attributes['d'] ?? null
  return { bars: bars.map(({ attributes: { height, fill } }) => [Number(height), fill]), line }
}

it('bars are as high as their numbers, those beyond the limit stand out, and where there is no number there is no bar', () => {
  const { bars, line } = drawn([10, 20, null, 0], 10)
  expect(bars).toEqual([
    [14.25, SPARK_COLOURS.within],
    [27, SPARK_COLOURS.beyond],
    [1.5, SPARK_COLOURS.none],
    [1.5, SPARK_COLOURS.within],
  ])
  expect(line).toBe(`M0 15.75L${SPARK_SIZE.width} 15.75`)
})

it('a limit far above all bars is out of sight, and without one there is no line', () => {
  expect(drawn([1, 2], 100).line).toBeNull()
  expect(drawn([1, 2], null).line).toBeNull()
})

it('nothing but gaps, or nothing at all, can be drawn', () => {
  expect(drawn([null, null], 60).bars).toHaveLength(2)
  expect(drawn([], null).bars).toEqual([])
  expect(drawn([0, 0], 0).bars).toHaveLength(2)
})
