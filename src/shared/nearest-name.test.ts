import { expect, test } from '@jest/globals'
import { nearestName, suggestName } from './nearest-name.js'

test.each([
  ['objectve', ['objective', 'period'], 'objective'],
  ['teir', ['team', 'tier'], 'tier'],
  ['catalogue', ['catalog', 'checkout'], 'catalog'],
  ['Receivers', ['receivers'], 'receivers'],
])('%s was meant as one of %j: %s', (name, known, meant) => {
  expect(nearestName(name, known)).toBe(meant)
})

test('suggests nothing far-fetched, but says what there is', () => {
  expect(nearestName('board', ['leadership'])).toBeNull()
  expect(suggestName('board', ['ops', 'leadership'], 'none')).toBe('there is: leadership, ops')
  expect(suggestName('board', [], 'none')).toBe('none')
  expect(suggestName('repo', ['repository', 'runbook'], 'none')).toBe('did you mean repository?')
})
