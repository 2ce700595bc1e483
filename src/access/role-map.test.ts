import { expect, it } from '@jest/globals'
import { noRoleSentence, roleOf } from './role-map.js'

const roles = { viewer: ['staff'], responder: ['sre', 'ops'], admin: ['platform'] }

it.each([
  [[], null],
  [['guests'], null],
  [['Staff'], null],
  [['staff'], 'viewer'],
  [['guests', 'ops'], 'responder'],
  [['platform', 'staff', 'sre'], 'admin'],
] as const)('whoever is in %j is %s', (groups, role) => {
  expect(roleOf(groups, roles)).toBe(role)
})

it('everybody has the role of *, and more by their groups', () => {
  const open = { viewer: ['*'], admin: ['platform'] }
  expect([roleOf([], open), roleOf(['x'], open), roleOf(['platform'], open)]).toEqual(['viewer', 'viewer', 'admin'])
})

it('delivers alerts rather than only reads, and responds rather than delivers', () => {
  expect(roleOf(['a'], { viewer: ['a'], ingest: ['a'] })).toBe('ingest')
  expect(roleOf(['a'], { ingest: ['a'], responder: ['a'] })).toBe('responder')
})

it('who has no role reads which groups were seen, and which have one', () => {
  expect(noRoleSentence(['guests', 'visitors'], { viewer: ['staff'], admin: ['platform'] })).toBe(
    'none of your groups has a role here: seen were guests, visitors; a role have platform (admin), staff (viewer)',
  )
  expect(noRoleSentence([], { viewer: ['staff'] })).toContain('no group of yours was seen')
})
