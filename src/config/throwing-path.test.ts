import { expect, test } from '@jest/globals'
import { throwingPath } from './throwing-path.js'

function fallsOver(value: unknown): void {
  if (JSON.stringify(value).includes('poison')) throw new Error('fell over')
}

test('the deepest value that makes a check throw is found', () => {
  const file = { service: 'shop', slos: [{ name: 'a' }, { name: 'b', indicator: { total: 'poison' } }] }
  expect(throwingPath(file, fallsOver)).toEqual(['slos', 1, 'indicator', 'total'])
  expect(throwingPath('poison', fallsOver)).toEqual([])
})

test('nothing within is to blame where two values are', () => {
  expect(throwingPath({ a: 'poison', b: { c: 'poison' } }, fallsOver)).toEqual([])
})
