import { expect, it } from '@jest/globals'
import { plainPart } from './plain-part.js'

it.each([
  [
    'a line for each thing of a list',
    [
      { name: 'a', size: 3 },
      { name: 'b', size: null },
    ],
    ['name a · size 3', 'name b · size null'],
  ],
  [
    'a line for each field',
    { open: 2, worst: { name: 'a' }, seen: ['x', 'y'] },
    ['open 2', 'worst {"name":"a"}', 'seen ["x","y"]'],
  ],
  ['a line for each plain value', ['one', 2], ['one', '2']],
  ['one line for one value', 0.5, ['0.5']],
  ['no line for an empty list', [], []],
  ['no line for what is not known', null, []],
])('a part of the status without a screen of its own has %s', (_, value, lines) => {
  expect(plainPart(value)).toEqual(lines)
})
