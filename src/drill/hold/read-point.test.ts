import { expect, it } from '@jest/globals'
import { readPoint } from './read-point.js'

it.each([
  ['1762164999', '2025-11-03T10:16:39.000Z'],
  ['1762164999.5\n', '2025-11-03T10:16:39.500Z'],
  ['restored\n2026-11-03T10:16:39Z\n', '2026-11-03T10:16:39.000Z'],
  ['2026-11-03 10:16:39.25+00', '2026-11-03T10:16:39.250Z'],
  [' 2026-11-03 10:16:39+05:45', '2026-11-03T04:31:39.000Z'],
  ['2026-11-03 10:16:39+0545', '2026-11-03T04:31:39.000Z'],
  // Without a zone nobody knows when that was.
  ['2026-11-03 10:16:39', null],
  ['no rows', null],
  ['', null],
])('%j', (output, point) => {
  expect(readPoint(output)?.toISOString() ?? null).toBe(point)
})
