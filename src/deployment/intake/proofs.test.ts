import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { githubSignature, standardSignature } from '../../../test/support/tool-deliveries.js'
import { fluxDoubt, githubDoubt, gitlabSignatureDoubt, gitlabTokenDoubt, type Shown } from './proofs.js'

const TEXT = '{"a":"ä"}'
const body = new TextEncoder().encode(TEXT)
const shown = (headers: Readonly<Record<string, string>>, bytes: Uint8Array = body): Shown => ({
  body: bytes,
  header: (name) => headers[name] ?? '',
})
const changed = new TextEncoder().encode('{"a":"b"}')

describe('the signature of GitHub', () => {
  it('is believed in the example of its documentation', () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    const hello = shown({ 'x-hub-signature-256': signature }, new TextEncoder().encode('Hello, World!'))
    expect(githubDoubt(hello, ["It's a Secret to Everybody"])).toBeNull()
    expect(githubDoubt(hello, ["It's a secret to everybody"])).toContain('secret_file')
  })

  it('is believed by any of the secrets', () => {
    const headers = { 'x-hub-signature-256': githubSignature(TEXT, 'new') }
    expect(githubDoubt(shown(headers), ['old', 'new'])).toBeNull()
    expect(githubDoubt(shown(headers), ['old'])).toContain('secret_file')
    expect(githubDoubt(shown(headers, changed), ['new'])).toContain('secret_file')
    expect(githubDoubt(shown(headers), [])).toContain('secret_file')
  })

  it.each(['sha1=00', 'sha256=', 'sha256=zz', 'sha256=00', 'x'])('is not believed as %s', (signature) => {
    expect(githubDoubt(shown({ 'x-hub-signature-256': signature }), ['s'])).toContain('secret_file')
  })

  it('is asked for where there is none', () => {
    expect(githubDoubt(shown({}), ['s'])).toContain('expected X-Hub-Signature-256')
  })
})

describe('the signature of GitLab', () => {
  const now = new Date('2026-11-03T12:00:00Z')
  const secret = `whsec_${Buffer.from('0123456789abcdef').toString('base64')}`
  const headers = (at: Date) => ({
    'webhook-id': 'id-1',
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': standardSignature(TEXT, { secret, id: 'id-1', at }),
  })

  it('is believed in an example that libraries of Standard Webhooks are tested by', () => {
    const example = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    const then = new Date(1_614_265_330_000)
    const test = shown(example, new TextEncoder().encode('{"test": 2432232314}'))
    expect(gitlabSignatureDoubt(test, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], then)).toBeNull()
  })

  it('is believed by any of the secrets, with its id and body', () => {
    expect(gitlabSignatureDoubt(shown(headers(now)), ['other', secret], now)).toBeNull()
    expect(gitlabSignatureDoubt(shown(headers(now)), ['other'], now)).toContain('signing_file')
    expect(gitlabSignatureDoubt(shown(headers(now), changed), [secret], now)).toContain('signing_file')
    expect(gitlabSignatureDoubt(shown({ ...headers(now), 'webhook-id': 'id-2' }), [secret], now)).toContain(
      'signing_file',
    )
  })

  it.each([-301, 301])('is not believed %d s from now, though it is right', (seconds) => {
    const at = new Date(now.getTime() + seconds * 1000)
    expect(gitlabSignatureDoubt(shown(headers(at)), [secret], now)).toContain('within five minutes')
  })

  it.each([-300, 300])('is believed %d s from now', (seconds) => {
    const at = new Date(now.getTime() + seconds * 1000)
    expect(gitlabSignatureDoubt(shown(headers(at)), [secret], now)).toBeNull()
  })

  it('is asked for where there is none', () => {
    expect(gitlabSignatureDoubt(shown({}), [secret], now)).toContain('expected webhook-signature')
  })
})

describe('the token of GitLab', () => {
  it('is believed where it is one of the tokens', () => {
    expect(gitlabTokenDoubt(shown({ 'x-gitlab-token': 'new' }), ['old', 'new'])).toBeNull()
    expect(gitlabTokenDoubt(shown({ 'x-gitlab-token': 'ne' }), ['old', 'new'])).toContain('token_file')
    expect(gitlabTokenDoubt(shown({}), ['new'])).toContain('expected X-Gitlab-Token')
  })
})

describe('the signature of Flux', () => {
  it.each(['sha256', 'sha384', 'sha512'])('is believed with %s', (algorithm) => {
    const signature = `${algorithm}=${createHmac(algorithm, 'new').update(body).digest('hex')}`
    expect(fluxDoubt(shown({ 'x-signature': signature }), ['old', 'new'])).toBeNull()
    expect(fluxDoubt(shown({ 'x-signature': signature }, changed), ['new'])).toContain('secret_file')
  })

  it('is asked for where there is none, or one that is too weak', () => {
    expect(fluxDoubt(shown({}), ['s'])).toContain('generic-hmac')
    expect(fluxDoubt(shown({ 'x-signature': 'sha1=00' }), ['s'])).toContain('expected X-Signature with sha256')
  })
})
