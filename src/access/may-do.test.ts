import { describe, expect, it } from '@jest/globals'
import type { Caller } from './caller.js'
import { mayDo, type AccessRules } from './may-do.js'
import { strictest, type NeededRole, type Role } from './roles.js'

const NEEDED: readonly NeededRole[] = ['anyone', 'viewer', 'ingest', 'responder', 'admin']
const open: AccessRules = { hasTokens: false, guardsDeliveries: false }

/** What is granted of each needed role, in the order of `NEEDED`: `+` granted, `w` who are you, `r` the role is too small. */
function row(caller: Caller, rules: Partial<AccessRules> = {}): string {
  const letters = { granted: '+', who: 'w', role: 'r' }
  return NEEDED.map((needed) => letters[mayDo({ caller, needed, rules: { ...open, ...rules } })]).join('')
}

const token = (role: Role): Caller => ({ kind: 'token', name: 'somebody', role })

describe('what may be done', () => {
  it.each([
    ['viewer', '++rrr'],
    ['ingest', '+++rr'],
    ['responder', '++r+r'],
    ['admin', '+++++'],
  ] as const)('with the token of a %s is the same from everywhere', (role, granted) => {
    for (const hasTokens of [true, false]) expect(row(token(role), { hasTokens })).toBe(granted)
  })

  it('without a token from elsewhere is what is anybody’s business', () => {
    expect(row({ kind: 'stranger' })).toBe('+wwww')
    expect(row({ kind: 'stranger' }, { hasTokens: true })).toBe('+wwww')
  })

  it('in a shell on this machine is everything, as long as there are no tokens', () => {
    expect(row({ kind: 'shell' })).toBe('+++++')
    expect(row({ kind: 'shell' }, { hasTokens: true })).toBe('++www')
  })

  it('in a shell on this machine is not to deliver, where Alertmanager has a token for that', () => {
    expect(row({ kind: 'shell' }, { guardsDeliveries: true })).toBe('++w++')
  })
})

it.each([
  [['anyone', 'viewer'], 'viewer'],
  [['viewer', 'responder'], 'responder'],
  [['ingest', 'responder'], 'admin'],
  [['admin', 'viewer', 'anyone'], 'admin'],
  [['anyone'], 'anyone'],
  [[], 'anyone'],
] as const)('the strictest of %j is %s', (needed, expected) => {
  expect(strictest(needed)).toBe(expected)
})
