import { expect, test } from '@jest/globals'

const loaded = await Promise.resolve('top-level await works')

test('tests run as ES modules, the module system of production', () => {
  expect(loaded).toBe('top-level await works')
  expect(typeof require).toBe('undefined')
})
