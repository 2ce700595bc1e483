import { expect, test } from '@jest/globals'
import { columnWidths } from './pdf-columns.js'

test.each([
  {
    what: 'what is left over goes to the first',
    needs: [
      [100, 40],
      [50, 50],
    ],
    widths: [150, 50],
  },
  {
    what: 'those give that can without breaking a word',
    needs: [
      [300, 40],
      [60, 60],
    ],
    widths: [140, 60],
  },
  {
    what: 'a word wider than its share is broken, those beside it are not',
    needs: [
      [2000, 2000],
      [30, 30],
    ],
    widths: [170, 30],
  },
])('$what', ({ needs, widths }) => {
  const given = needs.map(([natural = 0, least = 0]) => ({ natural, least }))
  expect(columnWidths(given, 200).map(Math.round)).toEqual(widths)
})
