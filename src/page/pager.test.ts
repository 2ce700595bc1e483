import { expect, it } from '@jest/globals'
import { cutList, partOf } from './pager.js'

const seven = [1, 2, 3, 4, 5, 6, 7]
const order = { size: 3, path: '/toys', query: { q: 'a b' } }

it.each([
  [1, [1, 2, 3], { from: 1, to: 3, previous: null, next: '/toys?q=a+b&page=2' }],
  [2, [4, 5, 6], { from: 4, to: 6, previous: '/toys?q=a+b', next: '/toys?q=a+b&page=3' }],
  [3, [7], { from: 7, to: 7, previous: '/toys?q=a+b&page=2', next: null }],
  [9, [7], { from: 7, to: 7, previous: '/toys?q=a+b&page=2', next: null }],
])('shows part %d of a list, and the way to the others', (page, items, pager) => {
  expect(cutList(seven, { ...order, page })).toEqual({ items, pager: { ...pager, total: 7 } })
})

it('has one empty part of an empty list', () => {
  const pager = { from: 0, to: 0, total: 0, previous: null, next: null }
  expect(cutList([], { ...order, page: 1 })).toEqual({ items: [], pager })
})

it('says where a part lies of a list that is not there as a whole', () => {
  expect(partOf(7, { ...order, page: 2 })).toMatchObject({ offset: 3, pager: { from: 4, to: 6, total: 7 } })
  expect(partOf(7, { ...order, page: 9 })).toMatchObject({ offset: 6, pager: { from: 7, to: 7, total: 7 } })
})
