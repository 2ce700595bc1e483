import { createHmac } from 'node:crypto'
import { sign } from '@octokit/webhooks-methods'
import { describe, expect, it } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { fluxDoubt, githubDoubt, gitlabSignatureDoubt, gitlabTokenDoubt, type Shown } from './proofs.js'

const TEXT = '{"a":"ä"}'
const body = new TextEncoder().encode(TEXT)
const shown = (headers: Readonly<Record<string, string>>, bytes: Uint8Array = body): Shown => ({
  body: bytes,
  header: (name) => headers[name] ?? '',
})
const changed = new TextEncoder().encode('{"a":"b"}')

describe('the signature of GitHub', () => {
  it('is believed as a library of GitHub makes it, by any of the secrets', async () => {
    const headers = { 'x-hub-signature-256': await sign('new', TEXT) }
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
    'webhook-signature': new Webhook(secret).sign('id-1', at, TEXT),
  })

  it('is believed as a library of Standard Webhooks makes it, by any of the secrets', () => {
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
