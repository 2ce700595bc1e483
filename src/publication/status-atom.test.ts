import { expect, it } from '@jest/globals'
import { parseAtomFeed } from 'feedsmith'
import { samplePage } from '../../test/support/status-page-house.js'
import { pageAddresses } from './page-addresses.js'
import { statusAt, type PublicModel } from './public-status.js'
import type { Publication } from './publication.js'
import { renderAtom } from './status-atom.js'

const NOW = new Date('2026-11-20T12:00:00Z')
const FEED = 'b1f1ba4c-2d52-4a37-8f6c-111111111111'

const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

function publication(id: number, changes: Partial<Publication> = {}): Publication {
  const update = { stage: 'investigating', impacts: { shop: 'degraded' }, author: 'ann' } as const
  return {
    ...{ id, uuid: `00000000-0000-4000-8000-00000000000${id}`, title: `Trouble ${id}`, incident: null },
    started: at(-id),
    updates: [{ ...update, at: at(-id), body: 'We look into it.' }],
    withdrawn: null,
    ...changes,
  }
}

function feedOf(publications: readonly Publication[], externalUrl: string | null = 'https://status.shop.example/') {
  const model: PublicModel = {
    page: samplePage(),
    at: NOW,
    services: [],
    publications,
    maintenance: [],
    feedUuid: FEED,
  }
  return renderAtom(statusAt(model, NOW), pageAddresses(externalUrl))
}

it('is Atom to another program: who, when, where, and what was said last first', () => {
  const [update] = publication(1).updates
  const twice = publication(1, {
    title: 'A & B <fail>',
    updates: [update!, { ...update!, at: at(0), stage: 'resolved', body: 'Over & out.\nReally <so>.\n\nBye' }],
  })
  const feed = parseAtomFeed(feedOf([publication(2), twice]))
  expect(feed).toMatchObject({
    id: `urn:uuid:${FEED}`,
    title: { value: 'Example Shop status' },
    updated: '2026-11-20T12:00:00.000Z',
    authors: [{ name: 'Example Shop status' }],
    links: [
      { rel: 'self', href: 'https://status.shop.example/status.atom' },
      { rel: 'alternate', href: 'https://status.shop.example/status' },
    ],
  })
  expect(feed.entries?.map(({ id, title }) => [id, title?.value])).toEqual([
    ['urn:uuid:00000000-0000-4000-8000-000000000001', 'A & B <fail>'],
    ['urn:uuid:00000000-0000-4000-8000-000000000002', 'Trouble 2'],
  ])
  expect(feed.entries?.[0]).toMatchObject({
    published: '2026-11-20T11:00:00.000Z',
    updated: '2026-11-20T12:00:00.000Z',
    links: [{ href: 'https://status.shop.example/status#incident-00000000-0000-4000-8000-000000000001' }],
    content: {
      type: 'html',
      value: [
        '<p><strong>Resolved</strong>, 20 November 2026, 13:00 (UTC+1)</p>',
        '<p>Over &amp; out.<br>Really &lt;so&gt;.</p>',
        '<p>Bye</p>',
        '<p><strong>Investigating</strong>, 20 November 2026, 12:00 (UTC+1)</p>',
        '<p>We look into it.</p>',
      ].join('\n'),
    },
  })
})

it('keeps its ids whatever address the page has, and is a feed also where nothing was ever published', () => {
  const ids = (url: string | null) => parseAtomFeed(feedOf([publication(1)], url)).entries?.map(({ id }) => id)
  expect(ids(null)).toEqual(ids('https://elsewhere.example'))
  expect(parseAtomFeed(feedOf([]))).toMatchObject({ id: `urn:uuid:${FEED}`, updated: '1970-01-01T00:00:00.000Z' })
})

it('is well-formed whatever characters people paste', () => {
  const nasty = 'a\u0000\u0008\u001fb\ud800c]]>&\u{1f600}\ufffe'
  const feed = parseAtomFeed(feedOf([publication(1, { title: nasty })]))
  expect(feed.entries?.[0]?.title?.value).toBe('abc]]>&\u{1f600}')
})
