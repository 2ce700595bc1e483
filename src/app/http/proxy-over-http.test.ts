import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { createSignInWorld, PAGE, signIn, type House } from '../../../test/support/sign-in-world.js'

const ROLES = { viewer: ['staff'], responder: ['sre'], admin: ['platform'] }
const proxy = { userHeader: 'x-forwarded-user', groupsHeader: 'x-forwarded-groups', roles: ROLES }

const world = createSignInWorld()
/** Which believes who comes from loopback to be a proxy, and one behind it. */
let believing: House
/** Which believes others. */
let other: House

beforeAll(async () => {
  believing = await world.start({ proxy: { ...proxy, from: ['127.0.0.0/8', '10.0.0.0/8'] } })
  other = await world.start({ proxy: { ...proxy, from: ['10.0.0.0/8', 'fd00::/8'] } })
})

beforeEach(world.reset)

afterAll(() => world.stop())

const ADA = { 'x-forwarded-user': 'ada', 'x-forwarded-groups': 'staff, sre', 'x-forwarded-for': '8.8.8.8' }
const reads = async ({ url }: House, headers: Record<string, string>) =>
  request(url).get('/api/v1/openapi.json').set(headers)
const enters = async ({ url }: House, headers: Record<string, string>) => request(url).post('/-/reload').set(headers)

describe('somebody whom a believed proxy has signed in', () => {
  it.each([
    ['staff', 200, 403],
    ['guests,sre', 200, 403],
    [' platform , x', 200, 200],
    ['guests', 403, 403],
    ['', 403, 403],
  ])('with the groups "%s" may read: %d, and steer: %d', async (groups, reading, steering) => {
    const headers = { ...ADA, 'x-forwarded-groups': groups }
    expect([(await reads(believing, headers)).status, (await enters(believing, headers)).status]).toEqual([
      reading,
      steering,
    ])
  })

  it('reads which groups were seen where none has a role', async () => {
    const { body } = (await reads(believing, { ...ADA, 'x-forwarded-groups': 'guests' })) as { body: unknown }
    expect(body).toMatchObject({
      code: 'role_needed',
      detail: expect.stringContaining(
        'ada is signed in, but none of your groups has a role here: seen were guests',
      ) as unknown,
    })
  })

  it('changes something in a browser by our forms only, and by a program without', async () => {
    const host = new URL(believing.url).host
    const admin = { ...ADA, 'x-forwarded-groups': 'platform' }
    await request(believing.url).post('/-/reload').set(admin).expect(200)
    const inBrowser = { ...admin, origin: `http://${host}` }
    const refused = await request(believing.url).post('/-/reload').set(inBrowser).expect(403)
    expect(refused.body).toMatchObject({ code: 'form_refused' })
    const { text } = await request(believing.url)
      .get('/nowhere')
      .set({ ...admin, ...PAGE })
      .expect(404)
    expect(text).toContain('ada <span class="muted">admin</span>')
  })

  it('may sign in as somebody else all the same, and is told who signs out', async () => {
    const cookie = await signIn(believing.url, 'admin', ADA)
    expect((await enters(believing, { ...ADA, cookie })).status).toBe(403)
    expect(
      (
        await request(believing.url)
          .get('/api/v1/sessions')
          .set({ ...ADA, cookie })
      ).status,
    ).toBe(200)
    const left = await request(believing.url).post('/sign-out').set(ADA).expect(200)
    expect(left.text).toContain('ada is signed in by the proxy in front of Plimsoll: sign out there')
  })

  it('is nobody where the proxy names nobody, or names two', async () => {
    const nameless = { 'x-forwarded-groups': 'staff', 'x-forwarded-for': '8.8.8.8' }
    expect((await reads(believing, nameless)).status).toBe(401)
    expect((await reads(believing, {})).status).toBe(401)
    const twice = await request(believing.url)
      .get('/api/v1/openapi.json')
      .set({ ...ADA, 'x-forwarded-groups': ['platform', 'staff'] })
    expect([twice.status, twice.body]).toEqual([403, expect.objectContaining({ code: 'forbidden' })])
  })
})

describe('who is no believed proxy', () => {
  it('is not heard, whatever it says, and that is told once', async () => {
    for (let n = 0; n < 3; n++)
      expect((await reads(other, { ...ADA, 'x-forwarded-groups': 'platform' })).status).toBe(401)
    const told = other.logger.lines.filter(({ message }) => message.startsWith('Headers of a proxy were ignored'))
    expect(told.map(({ level, data }) => [level, data['address']])).toEqual([['warn', '127.0.0.1']])
  })

  it('is a shell on this machine, where it says nothing', async () => {
    expect((await reads(other, {})).status).toBe(200)
  })
})

describe('wrong tokens through a believed proxy', () => {
  it('are counted by the address that it says, which nobody behind it can make up', async () => {
    const wrong = async (forwarded: string) =>
      (await reads(believing, { 'x-forwarded-for': forwarded, authorization: 'Bearer wrong' })).status
    for (let n = 0; n < 10; n++) expect(await wrong(`1.2.3.${n}, 9.9.9.9:4${n}, 10.0.0.7`)).toBe(401)
    expect(await wrong('5.5.5.5, 9.9.9.9, 10.1.1.1')).toBe(429)
    expect(await wrong('9.9.9.9, 9.9.9.8')).toBe(401)
    expect(await wrong('unknown')).toBe(401)
  })

  it('are counted by the proxy itself where it is not believed', async () => {
    const wrong = async (n: number) =>
      (await reads(other, { 'x-forwarded-for': `1.2.3.${n}`, authorization: `Bearer wrong-${n}` })).status
    for (let n = 0; n < 10; n++) expect(await wrong(n)).toBe(401)
    expect(await wrong(11)).toBe(429)
  })
})
