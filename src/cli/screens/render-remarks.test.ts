import { expect, test } from '@jest/globals'
import picocolors from 'picocolors'
import type { Remark } from '../../feature/remark.js'
import { renderRemarks } from './render-remarks.js'

const remark = (subject: string, more: Partial<Remark> = {}): Remark => {
  return { rule: 'period', subject, message: 'its period is long', hint: 'keep more', ...more }
}
const many = (count: number) => Array.from({ length: count }, (_, index) => remark(`shop/slo-${index}`))
const rendered = (remarks: readonly Remark[]) => renderRemarks(remarks, picocolors.createColors(false))

test('the same of a few names each of them, of many the first and how many more', () => {
  expect(rendered(many(2))).toBe('shop/slo-0, shop/slo-1  its period is long\n    keep more\n')
  expect(rendered(many(6))).toContain('shop/slo-4, shop/slo-5  its')
  expect(rendered(many(10_000))).toBe(
    'shop/slo-0, shop/slo-1, shop/slo-2, shop/slo-3, shop/slo-4 and 9,995 more  its period is long\n    keep more\n',
  )
})

test('what differs, or has a place of its own, stands by itself, where it was', () => {
  const place = (line: number) => ({ place: { file: 'a.yaml', line, column: 3 } })
  const remarks = [
    remark('a/b', { hint: 'other' }),
    remark('a/c', place(1)),
    remark('a/b'),
    remark('a/d', { isNote: true, rule: 'other' }),
    remark('a/c', place(2)),
  ]
  expect(rendered(remarks).split('\n\n')).toEqual([
    'a/b  its period is long\n    other',
    'a.yaml:1:3  a/c  its period is long\n    keep more',
    'a/b  its period is long\n    keep more',
    'a/d  note: its period is long\n    keep more',
    'a.yaml:2:3  a/c  its period is long\n    keep more\n',
  ])
})
