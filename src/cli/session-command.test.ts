import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import request from 'supertest'
import { createSignInWorld, ELSEWHERE, signIn, statusOf, type House } from '../../test/support/sign-in-world.js'
import { runCommand } from '../../test/support/run-command.js'
import type { Role } from '../access/roles.js'

const world = createSignInWorld()
let house: House
let viewer: string
let responder: string

beforeAll(async () => {
  house = await world.start()
})

beforeEach(async () => {
  await plimsoll('admin', 'session', 'end', '--name', 'a-viewer')
  await plimsoll('admin', 'session', 'end', '--name', 'a-responder')
  viewer = await signIn(house.url, 'viewer')
  responder = await signIn(house.url, 'responder')
})

afterAll(() => world.stop())

function plimsoll(role: Role, ...args: readonly string[]) {
  const env = { PLIMSOLL_SERVER: house.url, PLIMSOLL_TOKEN_FILE: join(world.folder, role) }
  return runCommand(args, { cwd: world.folder, env })
}

it('lists who is signed in, with what and since when, and no secret', async () => {
  const { stdout, exitCode } = await plimsoll('admin', 'session', 'list')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^id +name +role +by +since +last used +ends +from\n/)
  expect(stdout).toMatch(/^\w+ +a-viewer +viewer +token +2026-11-20 12:00 +2026-11-20 12:00 +2026-11-21 00:00 +\S+$/m)
  expect(stdout).toMatch(/^\w+ +a-responder +responder +/m)
  for (const cookie of [viewer, responder]) expect(stdout).not.toContain(cookie.split('=')[1])
})

it('ends one by its number at once, leaves the others, and leaves an entry in the audit log', async () => {
  const { stdout: list } = await plimsoll('admin', 'session', 'list')
  const [, id = ''] = /^(\w+) +a-viewer /m.exec(list) ?? []
  const { stdout, exitCode } = await plimsoll('admin', 'session', 'end', id)
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^Ended:\\n.*\\n${id} +a-viewer`))])
  expect([await statusOf(house.url, viewer), await statusOf(house.url, responder)]).toEqual([401, 200])
  const noted = await request(house.url)
    .get('/api/v1/audit?object=session&limit=1')
    .set({ ...ELSEWHERE, authorization: 'Bearer token-of-admin' })
  expect(noted.body).toMatchObject({
    data: [{ actor: { name: 'a-admin' }, through: 'api', object: { kind: 'session', id } }],
  })
  const again = await plimsoll('admin', 'session', 'end', id)
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`no session ${id} goes on`) })
})

it('ends all of a name, and says where there was none', async () => {
  const ended = await plimsoll('admin', 'session', 'end', '--name', 'a-responder', '--output', 'json')
  expect(JSON.parse(ended.stdout)).toMatchObject({ ended: [{ name: 'a-responder' }] })
  expect([await statusOf(house.url, viewer), await statusOf(house.url, responder)]).toEqual([200, 401])
  const { stdout } = await plimsoll('admin', 'session', 'end', '--name', 'a-responder')
  expect(stdout).toBe('a-responder is signed in nowhere: nothing was ended.\n')
})

it.each([[['end']], [['end', '7', '--name', 'a-viewer']]])('asks whose session %j means', async (args) => {
  const { stderr, exitCode } = await plimsoll('admin', 'session', ...args)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('expected either the number of a session')])
})

it('is for admins', async () => {
  const { stderr, exitCode } = await plimsoll('responder', 'session', 'list')
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('this needs the role admin')])
})
