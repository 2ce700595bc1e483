import { expect, it } from '@jest/globals'
import { drawBars } from './bars.js'

/** Kinds and heights of the bars, and how high the limit is. */
function drawn(values: readonly (number | null)[], limit: number | null, isLeast = false) {
  const svg = drawBars({ alt: 'a <trend>', values, limit, isLeast }, (text) => text.replaceAll('<', '&lt;'))
  const bars = [...svg.matchAll(/<rect class="(\w+)" x="(\d+)" y="([\d.]+)" width="7" height="([\d.]+)"/g)]
  const [, y] = /<path d="M0 ([\d.]+)H/.exec(svg) ?? []
  return {
    svg,
    bars: bars.map(([, kind, x, top, height]) => [kind, Number(x), Number(top) + Number(height), Number(height)]),
    limit: y === undefined ? null : 30 - Number(y),
  }
}

it('bars stand on the ground, as high as their numbers; those beyond the limit and those that are not there are seen', () => {
  expect(drawn([10, 20, null, 0], 10)).toMatchObject({
    bars: [
      ['within', 0, 30, 15.75],
      ['beyond', 10, 30, 30],
      ['none', 20, 30, 1.5],
      ['within', 30, 30, 1.5],
    ],
    limit: 15.75,
  })
})

it('of what has to be above its limit the others are beyond it', () => {
  expect(drawn([0.5, 1], 0.95, true).bars.map(([kind]) => kind)).toEqual(['beyond', 'within'])
})

it('a limit far above all bars is out of sight; nothing at all can be drawn', () => {
  expect(drawn([1, 2], 100).limit).toBeNull()
  expect(drawn([1, 2], null).limit).toBeNull()
  expect(drawn([], null).bars).toEqual([])
  expect(drawn([null, 0], 0).bars).toHaveLength(2)
})

it('says the same in words, which cannot break out of it', () => {
  expect(drawn([1], null).svg).toContain('role="img" aria-label="a &lt;trend>"')
})
