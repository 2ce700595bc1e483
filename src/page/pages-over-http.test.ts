import { beforeEach, describe, expect, it } from '@jest/globals'
import express, { Router, type Express } from 'express'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { setCaller } from '../http/caller-of.js'
import { answerNotFound, createErrorHandler } from '../http/error-handler.js'
import type { Caller } from '../access/caller.js'
import type { Page } from './page.js'
import { createPages } from './pages-router.js'

const HASH = 'c0ffee11'.repeat(8)
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

let caller: Caller

/** A server with one page, whose template is `source`. */
function serving(source: string, view: object = {}, changes: Partial<Page> = {}): Express {
  const pages = createPages({
    ...{ organisation: 'Shop & Sons', version: '1.2.3', configHash: HASH },
    rules: { hasTokens: true, guardsDeliveries: false },
    offersSignIn: true,
    navigation: () => [
      { href: '/late', text: 'Late', place: 20 },
      { href: '/toys', text: 'Toys', place: 10 },
      { href: '/few', text: 'for few', place: 5, isFoot: true },
    ],
  })
  const template = pages.compile(source)
  const page: Page = { title: 'Toys', at: '/toys', twin: '/api/v1/toys', template, view, ...changes }
  const router = Router().get('/toys', (asked, response) => {
    setCaller(asked, caller)
    pages.answer({ request: asked, response }, page)
  })
  const onError = createErrorHandler(createMemoryLogger(), () => undefined, pages.answerProblem)
  return express().use(router, pages.router, answerNotFound, onError)
}

const textOf = async (app: Express) => (await request(app).get('/toys').expect(200)).text

beforeEach(() => {
  caller = { kind: 'token', name: 'ada', role: 'viewer' }
})

describe('a page', () => {
  it('stands in the layout: navigation in order, who looks, version, configuration and twin', async () => {
    const text = await textOf(serving('<h1>Toys</h1>'))
    expect(text).toMatch(/href="\/toys" aria-current="page">Toys<[\s\S]*href="\/late">Late</)
    expect(text).toContain('ada <span class="muted">viewer</span>')
    expect(text).toContain('Plimsoll 1.2.3')
    expect(text).toMatch(new RegExp(`title="${HASH}">c0ffee11</code> · <a href="/few">for few</a>`))
    expect(text.match(/"\/few"/g)).toHaveLength(1)
    expect(text).toContain('<link rel="alternate" type="application/json" href="/api/v1/toys">')
    expect(text).toContain('<title>Toys · Shop &amp; Sons · Plimsoll</title>')
  })

  it('runs nothing but its own files, and takes none from elsewhere', async () => {
    const { headers, text } = await request(serving('<h1>Toys</h1>')).get('/toys').expect(200)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(text).not.toMatch(/style=|<style|<script>|\son\w+=|https?:/)
  })

  it('is not sent again to whoever has it', async () => {
    const app = serving('<h1>Toys</h1>')
    const etag = (await request(app).get('/toys')).headers['etag'] ?? ''
    expect(etag).not.toBe('')
    await request(app).get('/toys').set('if-none-match', etag).expect(304)
    caller = { kind: 'token', name: 'bob', role: 'viewer' }
    await request(app).get('/toys').set('if-none-match', etag).expect(200)
  })

  it('escapes what comes from outside', async () => {
    const view = { name: '<b>/"x"', badge: { tone: 'bad', text: '<i>' }, value: '"><u>' }
    const source = '{{name}} {{breakable name}} {{badge badge}} {{figure text=name value=value field=name}}'
    const text = await textOf(serving(source, view))
    expect(text).not.toMatch(/<b>|<i>|<u>/)
    expect(text).toContain('&lt;b&gt;/<wbr>&quot;x&quot;')
  })

  it('is written once where all see the same of one view, and anew of another', async () => {
    let times = 0
    const counting = () => ({
      get count() {
        return ++times
      },
    })
    const app = serving('{{count}}', counting(), { sameForAll: true })
    const [first, second] = [await textOf(app), await textOf(app)]
    expect(second).toBe(first)
    expect(times).toBe(1)
    expect(await textOf(serving('{{count}}', counting()))).not.toBe(first)
  })

  it('does not swallow a name that is not there', async () => {
    await request(serving('{{nmae}}', { name: 'x' }))
      .get('/toys')
      .expect(500)
  })

  it('shows forms to those who may send them', async () => {
    const source = "{{#if (may 'responder')}}{{#> form action='/toys' button='Throw'}}x{{/form}}{{/if}}"
    expect(await textOf(serving(source))).not.toContain('<form')
    caller = { kind: 'token', name: 'ada', role: 'responder' }
    expect(await textOf(serving(source))).toContain('<form method="post" action="/toys"')
  })

  it('names where a number stands in its twin', async () => {
    const source = "{{figure text='99.9 %' value=0.999 field='/toys/0/good'}} {{figure text='none yet' value=null}}"
    const text = await textOf(serving(source))
    expect(text).toContain('<data value="0.999" data-field="/toys/0/good">99.9 %</data>')
    expect(text).toContain('<span class="none">none yet</span>')
  })
})

describe('what went wrong', () => {
  it('is a page for a browser, and a problem for a program', async () => {
    const app = serving('x')
    const shown = await request(app).get('/nowhere').set('accept', BROWSER).expect(404).expect('content-type', /html/)
    expect(shown.text).toContain('no such page: /nowhere')
    expect((await request(app).get('/nowhere').expect(404)).body).toMatchObject({ code: 'not_found' })
  })

  it('tells nothing of the house to whoever may not read', async () => {
    const { text } = await request(serving('x')).get('/nowhere').set('accept', BROWSER)
    for (const inside of ['Shop', '1.2.3', 'c0ffee', 'Toys']) expect(text).not.toContain(inside)
  })
})

describe('what pages load', () => {
  it('is kept for ever, under a name that changes with what is in it', async () => {
    const app = serving('x')
    const text = await textOf(app)
    const addresses = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '')
    expect(addresses).toHaveLength(3)
    for (const address of addresses) {
      const answer = await request(app).get(address).expect(200)
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    await request(app).get('/assets/page-000000000000.css').expect(404)
  })
})
