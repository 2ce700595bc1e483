import { escapeXml } from './escape-xml.js'
import type { PageAddresses } from './page-addresses.js'
import { newestOf, type Publication, type PublishedUpdate } from './publication.js'
import type { PublicStatus } from './public-status.js'
import { STAGE_WORDS } from './state-words.js'
import { formatInstant } from '../words/format-date.js'

/**
 * What is published as an Atom feed (RFC 4287): an entry per disturbance, which is updated as it goes on. Ids are those of the store, so that
 * they stay when the address of the page changes.
 */
export function renderAtom(status: PublicStatus, addresses: PageAddresses): string {
  const entries = [...status.open, ...status.past, ...status.withdrawn].toSorted(
    (a, b) => updatedAt(b).getTime() - updatedAt(a).getTime() || b.id - a.id,
  )
  const newest = entries[0] === undefined ? new Date(0) : updatedAt(entries[0])
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>urn:uuid:${status.feedUuid}</id>`,
    `  <title>${escapeXml(status.page.title)}</title>`,
    `  <updated>${newest.toISOString()}</updated>`,
    `  <author><name>${escapeXml(status.page.title)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(addresses.feed)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(addresses.page)}"/>`,
    ...entries.map((one) => entryOf(one, status, addresses)),
    '</feed>',
    '',
  ].join('\n')
}

function updatedAt(publication: Publication): Date {
  return publication.withdrawn?.at ?? newestOf(publication).at
}

function entryOf(publication: Publication, { page }: PublicStatus, addresses: PageAddresses): string {
  const { uuid, title, updates, withdrawn } = publication
  const first = updates[0] ?? newestOf(publication)
  // What was published by mistake is not told once more.
  const said =
    withdrawn === null
      ? {
          title,
          html: updates
            .toReversed()
            .map((one) => updateHtml(one, page.timezone))
            .join('\n'),
        }
      : { title: 'Withdrawn', html: '<p>This was published by mistake.</p>' }
  return [
    '  <entry>',
    `    <id>urn:uuid:${uuid}</id>`,
    `    <title>${escapeXml(said.title)}</title>`,
    `    <published>${first.at.toISOString()}</published>`,
    `    <updated>${updatedAt(publication).toISOString()}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(withdrawn === null ? addresses.publication(uuid) : addresses.page)}"/>`,
    `    <content type="html">${escapeXml(said.html)}</content>`,
    '  </entry>',
  ].join('\n')
}

function updateHtml({ at, stage, body }: PublishedUpdate, zone: string): string {
  const paragraphs = body.split(/\n{2,}/).map((text) => escapeXml(text).replaceAll('\n', '<br>'))
  return `<p><strong>${STAGE_WORDS[stage]}</strong>, ${escapeXml(formatInstant(at, zone))}</p>\n<p>${paragraphs.join('</p>\n<p>')}</p>`
}
