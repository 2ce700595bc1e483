import { expect, test } from '@jest/globals'
import { findWritten } from './find-written.js'

test('a value is found in the files it stands in, by line and column', () => {
  const sources = new Map([
    ['root.yaml', "version: 1\nreports:\n  - { name: monthly, schedule: '0 3 * * *' }\n# 0 3 * * *\n"],
    ['shop.yaml', 'backups:\n  - schedule: 0 3 * * *\n  - schedule: 30 3 * * *\n  - schedule: 0 3 * * */2\n'],
  ])
  const places = findWritten('0 3 * * *', sources).map(({ file, line, column }) => `${file}:${line}:${column}`)
  expect(places).toEqual(['root.yaml:3:33', 'shop.yaml:2:15'])
  expect(findWritten('monthl', sources)).toEqual([])
})
