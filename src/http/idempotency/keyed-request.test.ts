import { expect, it } from '@jest/globals'
import type { SessionCaller } from '../../access/caller.js'
import { callerText } from './keyed-request.js'

const jane: SessionCaller = {
  ...{ kind: 'session', name: 'Jane Smith', role: 'responder', how: 'oidc', csrf: 'c' },
  ...{ session: 'one', person: 'oidc:https://id.example.com 17' },
}

it('gives people of one name keys of their own, in whatever session', () => {
  expect(callerText({ ...jane, session: 'two' })).toBe(callerText(jane))
  const namesakes = [
    { ...jane, person: 'oidc:https://id.example.com 18' },
    { ...jane, how: 'token', person: 'token:Jane Smith' },
    { kind: 'token', name: jane.name, role: jane.role },
    { kind: 'proxy', name: jane.name, role: jane.role, csrf: 'c' },
  ] as const
  expect(new Set([jane, ...namesakes].map(callerText)).size).toBe(5)
})
