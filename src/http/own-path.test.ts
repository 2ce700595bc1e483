import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ownPath, seenFrom, signInAddress } from './own-path.js'

describe('where somebody is sent back to', () => {
  it.each([
    ['/', '/'],
    ['/services/checkout?from=a&to=b', '/services/checkout?from=a&to=b'],
    ['/a/../b', '/b'],
    ['/ü', '/%C3%BC'],
    ['/a#b', '/a'],
  ])('may be %s', (text, path) => {
    expect(ownPath(text)).toBe(path)
  })

  it.each([
    ['https://evil.example'],
    ['//evil.example'],
    ['/\\evil.example'],
    ['\\/evil.example'],
    ['/\t/evil.example'],
    ['/a/..//evil.example'],
    ['/.//evil.example'],
    ['javascript:alert(1)'],
    ['services'],
    [''],
    [' /'],
    [undefined],
    [['/a', '/b']],
  ])('is never %j', (text) => {
    expect(ownPath(text)).toBeNull()
  })

  it('is here, whatever somebody says', () => {
    const part = fc.constantFrom('/', '\\', '.', '..', 'evil.example', ':', '@', '?', '#', '\t', '%2f', 'a', 'https:')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = ownPath(parts.join(''))
        if (path === null) return
        expect(new URL(path, 'https://plimsoll.example/sign-in').origin).toBe('https://plimsoll.example')
        const relative = seenFrom({ url: '/sign-in' }, path)
        expect(new URL(relative, 'https://plimsoll.example/sign-in').origin).toBe('https://plimsoll.example')
      }),
    )
  })
})

it.each([
  ['/', '/services', './services'],
  ['/sign-in?x=/a/b', '/services/a', './services/a'],
  ['/services/checkout', '/sign-in', '../sign-in'],
  ['/a/b/', '/', '../../'],
])('from %s, %s is %s', (url, path, seen) => {
  expect(seenFrom({ url }, path)).toBe(seen)
})

it('who has to sign in comes back to the page that they asked for, or to that of the form that they sent', () => {
  const host = 'plimsoll.example'
  const asks = (method: string, url: string, referer?: string) =>
    signInAddress({ method, url, headers: { host, ...(referer === undefined ? {} : { referer }) } })
  expect(asks('GET', '/services?team=a')).toBe('./sign-in?next=%2Fservices%3Fteam%3Da')
  expect(asks('GET', '//evil.example/x')).toBe('../../sign-in')
  expect(asks('POST', '/incidents/4/resolve', 'https://plimsoll.example/incidents/4')).toBe(
    '../../sign-in?next=%2Fincidents%2F4&undone=1',
  )
  expect(asks('POST', '/incidents/4/resolve', 'https://evil.example/x')).toBe('../../sign-in?undone=1')
})
