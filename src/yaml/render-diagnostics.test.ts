import { expect, it } from '@jest/globals'
import { renderDiagnostics } from './render-diagnostics.js'

it('puts the caret below the place, behind wide characters and tabs', () => {
  const caret = (excerpt: string, column: number) =>
    renderDiagnostics([
      { file: 'a.yaml', line: 3, column, path: 'slos[0]', message: 'expected a name', excerpt, hint: null },
    ]).split('\n')[2]
  expect(caret('name: x', 7)).toBe('      |       ^')
  expect(caret('決済: x', 5)).toBe('      |       ^')
  expect(caret('\tname: x', 8)).toBe('      | \t      ^')
})
