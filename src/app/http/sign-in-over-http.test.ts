import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { createSignInWorld, ELSEWHERE, PAGE, type House } from '../../../test/support/sign-in-world.js'

const world = createSignInWorld()
/** Of the tests that need no other. */
let plain: House

beforeAll(async () => {
  plain = await world.start()
})

beforeEach(world.reset)

afterAll(() => world.stop())

describe('a browser that asks for a page', () => {
  it('without a session is sent to sign in, and then to the page', async () => {
    const { url } = plain
    const sent = await request(url)
      .get('/services/checkout?from=a')
      .set({ ...ELSEWHERE, ...PAGE })
      .expect(303)
    expect(sent.headers['location']).toBe('../sign-in?next=%2Fservices%2Fcheckout%3Ffrom%3Da')
    const page = await request(url).get('/sign-in?next=%2Fservices%2Fcheckout%3Ffrom%3Da').set(ELSEWHERE).expect(200)
    expect(page.text).toContain('name="next" value="/services/checkout?from&#x3D;a"')
    expect(page.headers).toMatchObject({ 'cache-control': 'private, no-cache', 'referrer-policy': 'same-origin' })
    const form = { token: 'token-of-viewer', next: '/services/checkout?from=a' }
    const signedIn = await request(url).post('/sign-in').set(ELSEWHERE).type('form').send(form).expect(303)
    expect(signedIn.headers['location']).toBe('./services/checkout?from=a')
  })

  it('is sent nowhere else, whatever the link says', async () => {
    const { url } = plain
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const form = { token: 'token-of-viewer', next }
      const signedIn = await request(url).post('/sign-in').set(ELSEWHERE).type('form').send(form).expect(303)
      expect(signedIn.headers['location']).toBe('./')
    }
  })

  it('is sent nowhere on its own machine, nor is a program that asks', async () => {
    const { url } = plain
    await request(url).get('/').set(PAGE).expect(200)
    for (const headers of [
      {},
      { accept: '*/*' },
      { accept: 'application/json' },
      { ...PAGE, authorization: 'Bearer x' },
    ])
      await request(url)
        .get('/')
        .set({ ...ELSEWHERE, ...headers })
        .expect(401)
  })

  it('whose session has ended reads that nothing came of its form', async () => {
    const { url } = plain
    const host = new URL(url).host
    const sent = await request(url)
      .post('/api/v1/incidents/1/resolve')
      .set({ ...ELSEWHERE, ...PAGE, referer: `http://${host}/incidents/1` })
      .expect(303)
    expect(sent.headers['location']).toBe('../../../../sign-in?next=%2Fincidents%2F1&undone=1')
    const page = await request(url).get('/sign-in?next=%2Fincidents%2F1&undone=1').set(ELSEWHERE)
    expect(page.text).toContain('nothing was done')
  })
})
