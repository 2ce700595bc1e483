import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import { ProviderTrouble } from './provider-trouble.js'

/** As openid-client throws it, which wraps what it was told. */
const wrapped = (cause: unknown, code?: string) =>
  Object.assign(new Error('something went wrong', { cause }), code === undefined ? {} : { code })

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' })

describe('what a provider is told to have done', () => {
  it.each([
    [
      'refuses a connection',
      wrapped(new TypeError('fetch failed', { cause: refused })),
      'connect ECONNREFUSED 127.0.0.1:9',
    ],
    [
      'refuses it at both addresses of its name',
      wrapped(
        new TypeError('fetch failed', {
          cause: Object.assign(new AggregateError([refused], ''), { code: 'ECONNREFUSED' }),
        }),
      ),
      'ECONNREFUSED',
    ],
    [
      'refuses it, with errors of another realm',
      runInNewContext(
        "new Error('out', { cause: new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo ENOTFOUND id'), { code: 'ENOTFOUND' }) }) })",
      ),
      'getaddrinfo ENOTFOUND id',
    ],
    [
      'hangs up within its answer',
      wrapped(new TypeError('terminated', { cause: new Error('other side closed') }), 'OAUTH_PARSE_ERROR'),
      'other side closed',
    ],
    [
      'resets a connection',
      wrapped(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })),
      'read ECONNRESET',
    ],
    [
      'takes too long',
      wrapped(new Error('The operation was aborted due to timeout'), 'OAUTH_TIMEOUT'),
      'The operation was aborted due to timeout',
    ],
  ])('is to be away where it %s', (_how, cause, why) => {
    expect(ProviderTrouble.of(cause)).toMatchObject({ trouble: 'away', message: `it did not answer: ${why}` })
  })

  it.each([
    [
      { code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'invalid_grant', message: 'no' },
      'code',
      /was used already, or was too old/,
    ],
    [{ code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'invalid_client', message: 'no' }, 'client', /does not know Plimsoll/],
    [{ code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', message: 'no' }, 'client', /does not know Plimsoll/],
    [
      { code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'unauthorized_client', message: 'no' },
      'client',
      /by authorization code/,
    ],
    [
      {
        code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
        error: 'access_denied',
        error_description: 'asked not to',
        message: 'no',
      },
      'refused',
      /did not sign you in: asked not to/,
    ],
    [
      { code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'server_error', message: 'no' },
      'refused',
      /answered server_error/,
    ],
    [{ code: 'OAUTH_INVALID_RESPONSE', message: 'no such thing' }, 'answer', /cannot be believed: no such thing/],
  ])('is told from %j', (cause, trouble, sentence) => {
    expect(ProviderTrouble.of(cause)).toMatchObject({ trouble, message: expect.stringMatching(sentence) })
  })

  it('is that it is none, where that was to be seen', () => {
    expect(ProviderTrouble.of(new Error('unexpected HTTP status 404'), 'away')).toMatchObject({
      trouble: 'away',
      message: 'what answered is no provider: unexpected HTTP status 404',
    })
  })
})
