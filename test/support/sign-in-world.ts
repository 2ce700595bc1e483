import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { ROLES, type Role } from '../../src/access/roles.js'
import { createApp, type App } from '../../src/app/create-app.js'
import type { Config } from '../../src/config/config.js'
import type { ServerSettings } from '../../src/http/server-settings.js'
import { exampleConfig } from './example-config.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'

/** What a browser asks for first. */
export const PAGE = { accept: 'text/html,application/xhtml+xml' }
/** Makes whoever asks anybody but a shell on this machine. */
export const ELSEWHERE = { 'x-forwarded-for': '8.8.8.8' }
export const NOON = Date.parse('2026-11-20T12:00:00Z')
export const HOUR = 3_600_000

export interface House {
  readonly url: string
  readonly logger: ReturnType<typeof createMemoryLogger>
  /** With other settings, as after a reload. */
  readonly reload: (changes: Partial<ServerSettings>) => Promise<void>
}

/** Daemons with a token of each role, called `a-ROLE`, which is `token-of-ROLE`. */
export function createSignInWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-sign-in-'))
  const apps: App[] = []
  let now = NOON
  const fileOf = (role: Role) => join(folder, role)
  const tokens = (changes: Partial<Record<Role, Role>> = {}) =>
    ROLES.map((role) => ({ name: `a-${role}`, role: changes[role] ?? role, tokenFile: fileOf(role) }))
  const writeTokens = (role: Role, ...lines: readonly string[]) => {
    writeFileSync(fileOf(role), lines.map((line) => `${line}\n`).join(''))
  }
  const reset = () => {
    now = NOON
    for (const role of ROLES) writeTokens(role, `token-of-${role}`)
  }
  reset()
  return {
    ...{ folder, tokens, writeTokens, reset },
    setClock: (instant: number) => {
      now = instant
    },
    async start(changes: Partial<ServerSettings> = {}): Promise<House> {
      const base = exampleConfig({})
      const server = { ...base.server, tokens: tokens(), hosts: ['plimsoll.internal'], ...changes }
      let config: Config = { ...base, server }
      const logger = createMemoryLogger()
      const readers = new Map([['default', createFakeSeriesReader(() => [])]])
      const loadConfig = () => Promise.resolve(config)
      const app = createApp(config, { logger, port: 0, readers, loadConfig, clock: () => new Date(now) })
      apps.push(app)
      await app.start()
      const reload = async (more: Partial<ServerSettings>) => {
        config = { ...base, server: { ...server, ...more } }
        const outcome = await app.reload()
        if (outcome.kind !== 'reloaded') throw new Error(`not reloaded: ${outcome.kind}`)
      }
      return { logger, url: app.url() ?? '', reload }
    },
    async stop() {
      for (const app of apps) await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Signs in with a token as a browser does. Returns its cookie. */
export async function signIn(url: string, role: Role, headers: Record<string, string> = ELSEWHERE): Promise<string> {
  const form = { token: `token-of-${role}` }
  const answer = await request(url).post('/sign-in').set(headers).type('form').send(form).expect(303)
  return cookieOf(answer)
}

/** What a browser sends from then on. */
export function cookieOf(answer: { get(name: 'Set-Cookie'): string[] | undefined }): string {
  return (answer.get('Set-Cookie') ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

/** The field that forms of the page carry. */
export async function csrfOf(url: string, cookie: string): Promise<string> {
  const { text } = await request(url)
    .get('/sign-in')
    .set({ ...ELSEWHERE, cookie })
  return /name="csrf" value="([\w-]+)"/.exec(text)?.[1] ?? ''
}

/** What is answered whoever has the cookie and asks for what viewers may. */
export async function statusOf(url: string, cookie: string): Promise<number> {
  return (
    await request(url)
      .get('/api/v1/openapi.json')
      .set({ ...ELSEWHERE, cookie })
  ).status
}
