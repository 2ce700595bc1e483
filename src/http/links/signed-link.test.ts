import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { whileWritten } from '../../../test/support/while-written.js'
import type { Database } from '../../store/database.js'
import { storeTrouble } from '../../store/store-trouble.js'
import { openStore } from '../../store/open-store.js'
import { createLinkSigner, knownKeys } from './link-key-store.js'
import { openLink, signLink, type LinkClaim } from './signed-link.js'

const now = new Date('2026-11-01T07:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)
const key = { id: 1, secret: new Uint8Array(32).fill(7) }
const other = { id: 2, secret: new Uint8Array(32).fill(8) }
const claim: LinkClaim = {
  subject: { kind: 'report', id: '2026-000042/1' },
  action: 'acknowledge',
  recipient: 'cto@shop.example',
  expires: daysLater(30),
}

describe('a signed link', () => {
  it('says what was signed, for as long as it is good and its key is known', () => {
    const token = signLink(claim, key)
    expect(openLink(token, [other, key], now)).toEqual({ kind: 'valid', claim })
    expect(openLink(token, [key], daysLater(30))).toEqual({ kind: 'expired', claim })
    expect(openLink(token, [other], now)).toEqual({ kind: 'unknown' })
    expect(openLink(token, [], now)).toEqual({ kind: 'unknown' })
  })

  it('is none where any letter of it is another, or one is missing or added', () => {
    const token = signLink(claim, key)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: token.length - 1 }),
        fc.constantFrom('A', 'b', '.', '-', ''),
        (at, letter) => {
          const changed = token.slice(0, at) + letter + token.slice(at + 1)
          if (changed !== token) expect(openLink(changed, [key], now)).toEqual({ kind: 'unknown' })
        },
      ),
    )
    for (const junk of ['', '.', '..', 'a.b', `${token}.x`, `${token}=`, ` ${token}`])
      expect(openLink(junk, [key], now)).toEqual({ kind: 'unknown' })
  })
})

describe('the keys of links', () => {
  let database: Database

  beforeEach(async () => {
    database = await openStore(':memory:')
  })

  afterEach(() => database.close())

  const tokenAt = async (at: Date, externalUrl: string | null = 'https://slo.example/plimsoll/') => {
    const url = await createLinkSigner({ database, clock: () => at, externalUrl }).urlFor(claim)
    return url?.replace('https://slo.example/plimsoll/link/', '') ?? null
  }
  const openedAt = async (token: string, at: Date) => openLink(token, await database.read(knownKeys), at).kind

  it('are two: a link is good for its 30 days however the keys turn meanwhile, and is not ours long after', async () => {
    const first = (await tokenAt(now))!
    const last = (await tokenAt(daysLater(29)))!
    await tokenAt(daysLater(31))
    expect(await openedAt(first, daysLater(29))).toBe('valid')
    expect(await openedAt(first, daysLater(31))).toBe('expired')
    expect(await openedAt(last, daysLater(58))).toBe('valid')
    await tokenAt(daysLater(62))
    expect(await openedAt(last, daysLater(62))).toBe('unknown')
    expect(await database.read(knownKeys)).toHaveLength(2)
  })

  it('sign for a month without waiting for who writes', async () => {
    const sign = (one: Database, at: Date) =>
      createLinkSigner({ database: one, clock: () => at, externalUrl: 'https://slo.example' }).urlFor(claim)
    await whileWritten(
      async (one) => {
        expect(await sign(one, daysLater(29))).toMatch(/^https:\/\/slo\.example\/link\//)
        const waiting = await sign(one, daysLater(30)).catch(storeTrouble)
        expect(waiting).toMatchObject({ kind: 'busy' })
      },
      (one) => sign(one, now),
    )
  })

  it('sign nothing where nobody has said how Plimsoll is reached', async () => {
    expect(await tokenAt(now, null)).toBeNull()
  })
})
