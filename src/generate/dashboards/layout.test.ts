import { expect, it } from '@jest/globals'
import type { StatPanel } from '../../dashboard/panel.js'
import { layOut } from './layout.js'

function panel(width: number, height: number): StatPanel {
  return {
    kind: 'stat',
    key: '',
    title: '',
    description: '',
    width,
    height,
    display: { unit: 'none' },
    expr: '1',
  }
}

it('panels flow from left to right; the next line begins below the highest, a heading on a line of its own', () => {
  const placed = layOut([
    { title: null, panels: [panel(12, 4), panel(8, 6), panel(8, 2)] },
    { title: 'More', panels: [panel(24, 3)] },
  ])
  expect(placed.map(({ kind, place: { x, y, w, h } }) => [kind, x, y, w, h])).toEqual([
    ['panel', 0, 0, 12, 4],
    ['panel', 12, 0, 8, 6],
    ['panel', 0, 6, 8, 2],
    ['heading', 0, 8, 24, 1],
    ['panel', 0, 9, 24, 3],
  ])
})
