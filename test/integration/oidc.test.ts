import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { freePort } from '../../demo/processes/child.js'
import { createApp, type App } from '../../src/app/create-app.js'
import { exampleConfig } from '../support/example-config.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { createRealProvider, type RealProvider } from '../support/real-provider.js'
import { createWalkingBrowser, type WalkingBrowser } from '../support/walking-browser.js'

const MINUTE = 60_000
const ROOT = { authorization: 'Bearer token-of-admin' }
const roles = { viewer: ['staff'], responder: ['sre'], admin: ['platform'] }

describe.each([
  ['in the ID token', true],
  ['at the userinfo endpoint', false],
])('a provider that says groups %s', (_where, inIdToken) => {
  let folder: string
  let url: string
  let provider: RealProvider
  let app: App
  let aheadMs = 0
  const logger = createMemoryLogger()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-oidc-'))
    const [port, own] = [await freePort(), await freePort()]
    url = `http://127.0.0.1:${own}`
    const redirectUri = `${url}/sign-in/oidc/callback`
    provider = createRealProvider({ port, redirectUri, signedOutUri: `${url}/sign-in`, inIdToken })
    writeFileSync(join(folder, 'secret'), `${provider.secret}\n`)
    writeFileSync(join(folder, 'admin'), 'token-of-admin\n')
    const base = exampleConfig({})
    const oidc = {
      ...{ issuer: provider.issuer, name: 'Shop ID', clientId: 'plimsoll', redirectUri, roles },
      clientSecretFile: join(folder, 'secret'),
      scopes: ['openid', 'profile', 'groups'],
      ...{ groupsClaim: 'groups', nameClaim: 'preferred_username' },
    }
    const tokens = [{ name: 'root', role: 'admin', tokenFile: join(folder, 'admin') }] as const
    const config = { ...base, server: { ...base.server, tokens, externalUrl: url, oidc } }
    const readers = new Map([['default', createFakeSeriesReader(() => [])]])
    // The provider is not there yet: the daemon starts all the same.
    app = createApp(config, { logger, port: own, readers, clock: () => new Date(Date.now() + aheadMs) })
    await app.start()
    const told = await createWalkingBrowser().go(`${url}/sign-in/oidc`)
    expect([told.status, told.text]).toEqual([502, expect.stringMatching(/Shop ID: it did not answer: .*ECONNREFUSED/)])
    await provider.start()
  })

  afterAll(async () => {
    await app.stop()
    await provider.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  let browser: WalkingBrowser

  beforeEach(() => {
    aheadMs = 0
    browser = createWalkingBrowser()
    Object.assign(provider, { codeSeconds: 60, givesRefreshTokens: true, somebody: 'ada' })
    provider.accounts.clear()
    provider.accounts.set('ada', { groups: ['staff', 'sre'] })
  })

  afterEach(async () => {
    for (const name of ['ada@shop', 'bob@shop', 'root'])
      await fetch(`${url}/api/v1/sessions?name=${name}`, { method: 'DELETE', headers: ROOT })
  })

  const isProviders = (address: string) => address.startsWith(provider.issuer)
  const isCallback = (address: string) => address.includes('/callback')
  const signIn = (who = browser) => who.go(`${url}/sign-in/oidc?next=%2Fapi%2Fv1%2Fmaintenance`)
  const asks = async (who = browser) => (await who.go(`${url}/api/v1/maintenance`)).url
  const here = () => `${url}/api/v1/maintenance`
  const sentToSignIn = () => `${url}/sign-in?next=%2Fapi%2Fv1%2Fmaintenance`
  const sessions = async () => {
    const answer = await fetch(`${url}/api/v1/sessions`, { headers: ROOT })
    return ((await answer.json()) as { sessions: Record<string, unknown>[] }).sessions
  }

  test('signs somebody in who asked for a page, and sends them there', async () => {
    const asked = await browser.go(`${url}/api/v1/maintenance`)
    expect(asked.url).toBe(sentToSignIn())
    const [, href = ''] = /class="button" href="([^"]+)">Sign in with Shop ID</.exec(asked.text) ?? []
    const away = await browser.go(url + href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'), isProviders)
    const question = new URL(away.url).searchParams
    expect(question.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(question.get(name)).toMatch(/^[\w-]{43}$/)
    const arrived = await browser.go(away.url)
    expect([arrived.url, arrived.status]).toEqual([here(), 200])
    expect((await sessions())[0]).toMatchObject({
      ...{ name: 'ada@shop', role: 'responder', how: 'oidc', groups: ['staff', 'sre'] },
    })
    expect((await browser.go(`${url}/sign-in`)).text).toContain('<strong>ada@shop</strong>, with the role responder')
  })

  test.each([
    [['staff'], 'viewer'],
    [['sre', 'others'], 'responder'],
    [['staff', 'platform'], 'admin'],
  ])('makes %j of somebody in %s', async (groups, role) => {
    provider.accounts.set('ada', { groups })
    expect((await signIn()).url).toBe(here())
    expect((await sessions())[0]).toMatchObject({ role })
  })

  test('tells somebody without a role which groups were seen, and lets somebody else try', async () => {
    provider.accounts.set('ada', { groups: ['guests', 'visitors'] })
    const told = await signIn()
    expect(told.status).toBe(403)
    expect(told.text).toContain('You are ada@shop, but none of your groups has a role here: seen were guests, visitors')
    expect(await asks()).toBe(sentToSignIn())
    expect(told.text).toContain('Sign in as somebody else')
    const another = await browser.go(`${url}/sign-in/oidc?as=another`, isProviders)
    expect(new URL(another.url).searchParams.get('prompt')).toBe('login')
    provider.accounts.set('bob', { groups: ['staff'] })
    provider.somebody = 'bob'
    expect((await signIn(createWalkingBrowser())).url).toBe(here())
    expect((await sessions())[0]).toMatchObject({ name: 'bob@shop' })
  })

  test('takes a role away 5 minutes after the group at the latest, while the session is used', async () => {
    await signIn()
    const other = createWalkingBrowser()
    await signIn(other)
    provider.accounts.set('ada', { groups: ['staff'] })
    aheadMs = 4 * MINUTE
    expect(await asks()).toBe(here())
    aheadMs = 5 * MINUTE
    expect(await asks()).toBe(sentToSignIn())
    provider.accounts.set('ada', { groups: [] })
    expect(await asks(other)).toBe(sentToSignIn())
    // Five minutes apart are as much as two clocks may be: who signs in now does so by one time.
    aheadMs = 0
    expect((await signIn()).status).toBe(403)
  })

  test('is asked again and again with the newest refresh token, by one of many requests', async () => {
    await signIn()
    for (aheadMs = 6 * MINUTE; aheadMs < 30 * MINUTE; aheadMs += 6 * MINUTE)
      expect(await Promise.all([asks(), asks(), asks(), asks()])).toEqual(Array.from({ length: 4 }, here))
  })

  test('that has ended the sign-in itself ends the session as well', async () => {
    await signIn()
    await provider.revokeAll()
    expect(await asks()).toBe(here())
    aheadMs = 6 * MINUTE
    expect(await asks()).toBe(sentToSignIn())
  })

  test('that gives no refresh token is believed for an hour', async () => {
    provider.givesRefreshTokens = false
    await signIn()
    provider.accounts.set('ada', { groups: [] })
    aheadMs = 59 * MINUTE
    expect(await asks()).toBe(here())
    aheadMs = 60 * MINUTE
    expect(await asks()).toBe(sentToSignIn())
  })

  test.each([
    ['a minute ahead', 1, null],
    ['a minute behind', -1, null],
    ['two hours ahead', 120, /clock of the provider is 7\d\d\d s behind that of this machine/],
    ['two hours behind', -120, /clock of the provider is 7\d\d\d s ahead of that of this machine/],
  ])('is believed as far as both clocks agree: ours is %s', async (_how, minutes, sentence) => {
    aheadMs = minutes * MINUTE
    const arrived = await signIn()
    if (sentence === null) expect(arrived.url).toBe(here())
    else expect([arrived.status, arrived.text]).toEqual([400, expect.stringMatching(sentence)])
  })

  test('is not believed with a token for another sign-in', async () => {
    const away = new URL((await browser.go(`${url}/sign-in/oidc`, isProviders)).url)
    away.searchParams.set('nonce', 'of-somebody-else')
    const told = await browser.go(away.href)
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('its nonce is not ours')])
    expect(await asks()).toBe(sentToSignIn())
  })

  test('is not believed with a code that is too old, or was used', async () => {
    provider.codeSeconds = 1
    const back = await browser.go(`${url}/sign-in/oidc`, isCallback)
    await pause(2100)
    const told = await browser.go(back.url)
    expect([told.status, told.text]).toEqual([
      400,
      expect.stringContaining('its code was used already, or was too old'),
    ])
    provider.codeSeconds = 60
    const good = await browser.go(`${url}/sign-in/oidc`, isCallback)
    await browser.go(good.url)
    expect(await asks()).toBe(here())
    const again = await browser.go(good.url)
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('was not begun in this browser')])
  })

  test('is not believed in a browser in which nobody has begun, or too long ago', async () => {
    const back = await browser.go(`${url}/sign-in/oidc`, isCallback)
    const other = createWalkingBrowser()
    await other.go(`${url}/sign-in/oidc`, isProviders)
    const told = await other.go(back.url)
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('was not begun in this browser')])
    expect(await asks(other)).toBe(sentToSignIn())
    aheadMs = 11 * MINUTE
    expect((await browser.go(back.url)).text).toContain('It took more than 10 minutes')
  })

  test('says no, and so do we', async () => {
    provider.somebody = null
    const told = await signIn()
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('it did not sign you in: End-User aborted')])
  })

  test('does not know us by a wrong secret, which is read whenever it is used', async () => {
    writeFileSync(join(folder, 'secret'), 'wrong\n')
    const told = await signIn()
    expect([told.status, told.text]).toEqual([502, expect.stringContaining('does not know Plimsoll by this')])
    rmSync(join(folder, 'secret'))
    expect((await signIn()).text).toContain('client_secret_file cannot be read')
    writeFileSync(join(folder, 'secret'), `${provider.secret}\n`)
    expect((await signIn()).url).toBe(here())
  })

  test('is away: whoever is signed in stays for an hour, and tokens go on', async () => {
    await signIn()
    const late = createWalkingBrowser()
    const back = await late.go(`${url}/sign-in/oidc`, isCallback)
    await provider.stop()
    try {
      const told = await late.go(back.url)
      expect([told.status, told.text]).toEqual([502, expect.stringContaining('Shop ID: it did not answer')])
      aheadMs = 50 * MINUTE
      expect(await asks()).toBe(here())
      aheadMs = 61 * MINUTE
      expect(await asks()).toBe(sentToSignIn())
      const other = createWalkingBrowser()
      await other.post(`${url}/sign-in`, { token: 'token-of-admin', next: '/api/v1/maintenance' })
      expect(await asks(other)).toBe(here())
    } finally {
      await provider.start()
    }
    aheadMs = 62 * MINUTE
    expect(await asks()).toBe(here())
  })

  test('ends its own sign-in when somebody signs out everywhere', async () => {
    const other = createWalkingBrowser()
    await signIn()
    await signIn(other)
    const { text } = await browser.go(`${url}/sign-in`)
    const [, csrf = ''] = /name="csrf" value="([\w-]+)"/.exec(text) ?? []
    expect((await browser.post(`${url}/sign-out`, { everywhere: 'yes' })).status).toBe(403)
    const left = await browser.post(`${url}/sign-out`, { csrf, everywhere: 'yes' })
    expect(left.text).toMatch(/ada@shop was signed out in [2-9]\d* browsers/)
    expect(left.text).toContain('Sign out of Shop ID as well')
    const onward = /^0; url=(.+)$/.exec(left.headers.get('refresh') ?? '')?.[1] ?? ''
    expect(onward).toMatch(new RegExp(`^${provider.issuer}/session/end\\?.*id_token_hint=`))
    const asked = await browser.go(onward)
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('sign-out')])
    expect(await Promise.all([asks(), asks(other)])).toEqual([sentToSignIn(), sentToSignIn()])
  })
})
