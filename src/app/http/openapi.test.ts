import { expect, it } from '@jest/globals'
import { openApiDocument } from './openapi.js'

/** Every `summary` and `description` of the document with the place where it stands. */
function sayings(node: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${place}/${key}`
    const isSaying = (key === 'summary' || key === 'description') && typeof value === 'string'
    return isSaying ? [[here, value] as const] : sayings(value, here)
  })
}

it('describes everything in sentences about the thing', () => {
  const all = sayings(openApiDocument('1.0.0'))
  expect(all.length).toBeGreaterThan(150)
  const isSentence = (text: string) => /^[A-Z0-9`]/.test(text) && text.endsWith('.') && text.split(' ').length >= 4
  expect(all.filter(([, text]) => !isSentence(text))).toEqual([])
})
