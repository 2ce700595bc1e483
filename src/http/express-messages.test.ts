import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { answerBy } from './express-messages.js'
import { listen, type HttpServer } from './http-server.js'

let server: HttpServer | undefined
afterEach(() => server?.close(0))

const prototypesOf = (...messages: readonly (IncomingMessage | ServerResponse)[]): readonly unknown[] =>
  messages.map((message) => Object.getPrototypeOf(message) as unknown)

function appCalled(name: string): Express {
  return express()
    .set('json spaces', name.length)
    .get('/', (asked, answer) => {
      answer.json({ name, isOwn: asked.app === answer.app })
    })
}

describe('messages of our server', () => {
  it('are as Express wants them: it changes no prototype', async () => {
    const answer = answerBy(appCalled('one'))
    const seen: (readonly unknown[])[] = []
    server = await listen(
      (asked, answered) => {
        seen.push(prototypesOf(asked, answered))
        answer(asked, answered)
        seen.push(prototypesOf(asked, answered))
      },
      { host: '127.0.0.1', port: 0 },
    )
    await request(server.url).get('/').expect(200)
    expect(seen[0]).toEqual(seen[1])
    expect(new Set(seen[0]).size).toBe(2)
  })

  it('belong to the app that answers, where several take turns', async () => {
    const answers = ['one', 'three'].map((name) => answerBy(appCalled(name)))
    let asked = 0
    server = await listen((...messages) => answers[asked++ % 2]?.(...messages), { host: '127.0.0.1', port: 0 })
    const texts: string[] = []
    for (let turn = 0; turn < 4; turn += 1) texts.push((await request(server.url).get('/')).text)
    const text = (name: string) => JSON.stringify({ name, isOwn: true }, null, name.length)
    expect(texts).toEqual([text('one'), text('three'), text('one'), text('three')])
  })

  it('may be those of any other server', async () => {
    const answered = await request(answerBy(appCalled('one'))).get('/')
    expect(answered.body).toEqual({ name: 'one', isOwn: true })
  })
})
