import { expect, test } from '@jest/globals'
import { saidOf, type Ended } from './judge-wrapped.js'

const ended = (exitCode: number, parts: Ended['parts'] = null, written = 'all of it'): Ended => {
  const tail = new TextEncoder().encode(written)
  return { exitCode, parts, sizeBytes: tail.length, tail, seconds: 1 }
}

const ANY = { endMarker: null, minSizeBytes: null }
const MARKED = { endMarker: 'all of it', minSizeBytes: null }

test.each([
  ['a success', ended(0), MARKED, '0'],
  ['a success that was cut', ended(0, null, 'all'), MARKED, 'fail'],
  ['a failure, by its exit code', ended(1, null, 'all'), MARKED, '1'],
  ['one that could not read everything', ended(3), MARKED, '3'],
  ['the same in a pipe', ended(3, [3, 0]), ANY, '3'],
  // Whoever takes 3 for a success must not take these.
  ['one that could not read everything, and was cut', ended(3, null, 'all'), MARKED, 'fail'],
  ['one that wrote too little', ended(3), { endMarker: null, minSizeBytes: 100 }, 'fail'],
  ['one of which another part failed', ended(3, [3, 1]), ANY, 'fail'],
])('%s is told as it is', (...[, end, whole, said]) => {
  expect(saidOf(end, whole)).toBe(said)
})
