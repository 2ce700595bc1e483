import { expect, test } from '@jest/globals'
import { rawQuery } from './minute-queries.js'
import { undivided, type Target } from './target.js'

const kind = { recorded: [], nameLabel: 'slo', factor: 1, judge: () => null }
const START = new Date('2026-10-01T00:00:00Z')

function target(id: number): Target {
  return {
    ...{ id, environment: '', service: 'checkout', name: `slo-${id}`, raw: () => [`m${id}`], definitionHash: '' },
    ...{ historyFrom: START, definedSince: START, watermark: null },
    ...{ division: undivided, isSigned: false, rivalries: {} },
  }
}

/** How deep the deepest part of a query lies in brackets. */
function depthOf(query: string): number {
  const depths = query
    .split('')
    .reduce<number[]>((all, sign) => [...all, (all.at(-1) ?? 0) + (sign === '(' ? 1 : sign === ')' ? -1 : 0)], [])
  expect(depths.at(-1)).toBe(0)
  return Math.max(...depths)
}

test.each([1, 2, 3, 70, 200])('raw numbers of %d targets are put together in halves, each target once', (count) => {
  const query = rawQuery(
    kind,
    0,
    Array.from({ length: count }, (_, id) => target(id)),
  )
  const ids = [...query.matchAll(/"plimsoll_target", "(\d+)"/g)].map(([, id]) => Number(id))
  expect(ids).toEqual(Array.from({ length: count }, (_, id) => id))
  expect(query.match(/^or /gm) ?? []).toHaveLength(count - 1)
  // Two of each own query.
  expect(depthOf(query)).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(count)))
})
