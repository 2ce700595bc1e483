import { expect, it } from '@jest/globals'
import { layoutTable, tableWidth } from './layout-table.js'

it('keeps its columns with wide characters', () => {
  const columns = [{ title: 'service' }, { title: 'left', align: 'right' }, { title: 'note' }] as const
  const rows = [
    [{ text: '決済サービス' }, { text: '9 %' }, { text: '安定' }],
    [{ text: 'api' }, { text: '100 %' }, { text: '' }],
  ]
  expect(layoutTable(columns, rows, { title: (text) => text })).toEqual([
    'service        left  note',
    '決済サービス    9 %  安定',
    'api           100 %',
  ])
  expect(tableWidth(columns, rows)).toBe(25)
})
