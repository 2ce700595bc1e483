import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import {
  cookieOf,
  createSignInWorld,
  csrfOf,
  ELSEWHERE,
  HOUR,
  NOON,
  signIn,
  statusOf,
  type House,
} from '../../../test/support/sign-in-world.js'

const world = createSignInWorld()
/** Of the tests that need no other. */
let plain: House

beforeAll(async () => {
  plain = await world.start()
})

beforeEach(world.reset)

afterAll(() => world.stop())

describe('a session', () => {
  it.each([
    ['plainly', {}, 'plimsoll-session='],
    ['by https', { externalUrl: 'https://plimsoll.internal' }, '__Host-plimsoll-session='],
  ])('is a cookie that no script and no other site gets, reached %s', async (_how, changes, cookieStart) => {
    const { url } = await world.start(changes)
    const secure = cookieStart.startsWith('__Host-') ? '; Secure' : ''
    const answer = await request(url).post('/sign-in').set(ELSEWHERE).type('form').send({ token: 'token-of-viewer' })
    const [cookie = ''] = answer.get('Set-Cookie') ?? []
    expect(cookie.replace(/Expires=[^;]+/, 'Expires=…')).toMatch(
      new RegExp(`^${cookieStart}[\\w-]{43}; Max-Age=604800; Path=/; Expires=…; HttpOnly${secure}; SameSite=Lax$`),
    )
    expect(await statusOf(url, cookieOf(answer))).toBe(200)
  })

  it.each([
    ['viewer', 403],
    ['responder', 403],
    ['admin', 200],
  ] as const)('of a %s may what its token may', async (role, status) => {
    const { url } = plain
    const cookie = await signIn(url, role)
    const csrf = await csrfOf(url, cookie)
    const headers = { ...ELSEWHERE, cookie, 'x-csrf-token': csrf }
    expect((await request(url).post('/-/reload').set(headers)).status).toBe(status)
    expect((await request(url).get('/api/v1/sessions').set(headers)).status).toBe(status)
  })

  it('begun with a wrong token is none, ten times a minute, together with those of programs', async () => {
    const { url } = await world.start()
    for (let n = 0; n < 5; n++) {
      const form = { token: `wrong-${n}` }
      const answer = await request(url).post('/sign-in').set(ELSEWHERE).type('form').send(form).expect(401)
      expect(answer.text).toContain('The token is wrong')
      expect(answer.get('Set-Cookie')).toBeUndefined()
      await request(url).get('/').set('authorization', `Bearer wrong-${n}`).expect(401)
    }
    const late = await request(url).post('/sign-in').type('form').send({ token: 'token-of-viewer' }).expect(429)
    expect(late.text).toContain('Too many wrong tokens')
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
    const { text } = await request(url).get('/metrics')
    expect(text).toContain('plimsoll_sign_ins_total{way="token",outcome="wrong_token"} 5')
    expect(text).toContain('plimsoll_sign_ins_total{way="token",outcome="too_many_tries"} 1')
  })

  it('asks for a token where none is typed', async () => {
    const { url } = plain
    const answer = await request(url).post('/sign-in').set(ELSEWHERE).type('form').send({ token: ' ' }).expect(400)
    expect(answer.text).toContain('Type a token')
  })

  it('ends after 12 h without use, and after 7 d in any case', async () => {
    const { url } = plain
    const idle = await signIn(url, 'viewer')
    const used = await signIn(url, 'viewer')
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      world.setClock(NOON + hours * HOUR)
      expect([hours, await statusOf(url, used)]).toEqual([hours, 200])
      if (hours > 12) expect(await statusOf(url, idle)).toBe(401)
    }
    world.setClock(NOON + 7 * 24 * HOUR)
    expect(await statusOf(url, used)).toBe(401)
  })

  it('ends at once when its token is taken away, and stays when another is added', async () => {
    const { url } = plain
    const cookie = await signIn(url, 'responder')
    world.writeTokens('responder', 'token-of-responder', 'another')
    expect(await statusOf(url, cookie)).toBe(200)
    world.writeTokens('responder', 'another')
    expect(await statusOf(url, cookie)).toBe(401)
    world.writeTokens('responder', 'token-of-responder')
    expect(await statusOf(url, cookie)).toBe(401)
  })

  it('ends at once when the role of its token changes, and survives a reload that changes nothing', async () => {
    const { url, reload } = await world.start()
    const cookie = await signIn(url, 'responder')
    await reload({})
    expect(await statusOf(url, cookie)).toBe(200)
    await reload({ tokens: world.tokens({ responder: 'admin' }) })
    expect(await statusOf(url, cookie)).toBe(401)
  })

  it('is another one each time somebody signs in, and the one before ends', async () => {
    const { url } = plain
    const first = await signIn(url, 'viewer')
    const second = await signIn(url, 'viewer', { ...ELSEWHERE, cookie: first })
    expect(second).not.toBe(first)
    expect([await statusOf(url, first), await statusOf(url, second)]).toEqual([401, 200])
  })

  it('is not what somebody makes up', async () => {
    const { url } = plain
    for (const value of ['', 'x', 'A'.repeat(43), "' or 1=1 --", '%', 'A'.repeat(10_000)])
      expect(await statusOf(url, `plimsoll-session=${value}`)).toBe(401)
  })
})

describe('what a session changes', () => {
  it('is changed by our forms only', async () => {
    const { url } = plain
    const cookie = await signIn(url, 'admin')
    const csrf = await csrfOf(url, cookie)
    const post = () =>
      request(url)
        .post('/-/reload')
        .set({ ...ELSEWHERE, cookie })
    const other = await csrfOf(url, await signIn(url, 'admin'))
    expect(csrf).not.toBe(other)
    for (const wrong of [undefined, '', 'x', other]) {
      const refused = await post()
        .type('form')
        .send(wrong === undefined ? {} : { csrf: wrong })
        .expect(403)
      expect(refused.body).toMatchObject({ code: 'form_refused' })
    }
    await post().send({ csrf }).expect(403)
    await post().type('form').send({ csrf }).expect(200)
    await post().set('x-csrf-token', csrf).expect(200)
    await post().set('x-csrf-token', csrf).set('origin', 'https://evil.example').expect(403)
    const bare = await request(url)
      .delete('/api/v1/sessions?name=nobody')
      .set({ ...ELSEWHERE, cookie })
      .expect(403)
    expect(bare.body).toMatchObject({ code: 'form_refused' })
    const { text } = await request(url).get('/metrics')
    expect(text).toContain('plimsoll_http_refused_total{route="/-/reload",code="form_refused"} 5')
  })

  it('is ended by signing out, in this browser or everywhere', async () => {
    const { url } = plain
    const [one, two, three, other] = [
      await signIn(url, 'viewer'),
      await signIn(url, 'viewer'),
      await signIn(url, 'viewer'),
      await signIn(url, 'admin'),
    ]
    const leave = async (cookie: string, more: object = {}) => {
      const form = { csrf: await csrfOf(url, cookie), ...more }
      return request(url)
        .post('/sign-out')
        .set({ ...ELSEWHERE, cookie })
        .type('form')
        .send(form)
        .expect(200)
    }
    await request(url)
      .post('/sign-out')
      .set({ ...ELSEWHERE, cookie: one })
      .type('form')
      .send({})
      .expect(403)
    const left = await leave(one)
    expect(left.text).toContain('a-viewer is signed out in this browser')
    expect(left.get('Set-Cookie')?.[0]).toMatch(/^plimsoll-session=; Path=\/; Expires=Thu, 01 Jan 1970/)
    expect(await Promise.all([one, two, three, other].map((cookie) => statusOf(url, cookie)))).toEqual([
      401, 200, 200, 200,
    ])
    expect((await leave(two, { everywhere: 'yes' })).text).toMatch(/a-viewer was signed out in \d+ browsers/)
    expect(await Promise.all([two, three, other].map((cookie) => statusOf(url, cookie)))).toEqual([401, 401, 200])
  })
})

describe('whoever is an admin', () => {
  it('sees who is signed in, and ends that', async () => {
    const { url } = await world.start()
    await request(url)
      .delete('/api/v1/sessions?name=a-viewer')
      .set('authorization', 'Bearer token-of-admin')
      .expect(200)
    const [viewer, responder] = [await signIn(url, 'viewer'), await signIn(url, 'responder')]
    await signIn(url, 'responder')
    const admin = { authorization: 'Bearer token-of-admin' }
    const list = async () =>
      (
        (await request(url).get('/api/v1/sessions').set(admin).expect(200)).body as {
          sessions: { id: string; name: string }[]
        }
      ).sessions
    const all = await list()
    expect(all.map(({ name }) => name).sort()).toEqual(['a-responder', 'a-responder', 'a-viewer'])
    const { id } = all.find(({ name }) => name === 'a-viewer')!
    const ended = await request(url).delete(`/api/v1/sessions/${id}`).set(admin).expect(200)
    expect(ended.body).toMatchObject({ ended: [{ id, name: 'a-viewer', role: 'viewer', how: 'token', groups: null }] })
    await request(url).delete(`/api/v1/sessions/${id}`).set(admin).expect(404)
    expect([await statusOf(url, viewer), await statusOf(url, responder)]).toEqual([401, 200])
    const both = await request(url).delete('/api/v1/sessions?name=a-responder').set(admin).expect(200)
    expect((both.body as { ended: object[] }).ended).toHaveLength(2)
    expect(await list()).toEqual([])
    await request(url).delete('/api/v1/sessions').set(admin).expect(400)
  })

  it('finds an entry in the audit log of each sign-in and sign-out', async () => {
    const { url } = await world.start()
    const cookie = await signIn(url, 'responder')
    const form = { csrf: await csrfOf(url, cookie) }
    await request(url)
      .post('/sign-out')
      .set({ ...ELSEWHERE, cookie })
      .type('form')
      .send(form)
      .expect(200)
    await request(url).post('/sign-in').set(ELSEWHERE).type('form').send({ token: 'wrong' }).expect(401)
    const admin = { authorization: 'Bearer token-of-admin' }
    const { body } = (await request(url).get('/api/v1/audit?action=session').set(admin).expect(200)) as {
      body: unknown
    }
    const by = { kind: 'person', name: 'a-responder' }
    expect(body).toMatchObject({
      data: [
        { action: 'session.end', actor: by, through: 'page', new: { why: 'signed-out' } },
        { action: 'session.begin', actor: by, through: 'page' },
      ],
    })
  })

  it('sees none that has ended by itself', async () => {
    const { url } = plain
    await signIn(url, 'viewer')
    world.setClock(NOON + 12 * HOUR)
    const answer = await request(url).get('/api/v1/sessions').set('authorization', 'Bearer token-of-admin').expect(200)
    expect(answer.body).toEqual({ sessions: [] })
  })
})
