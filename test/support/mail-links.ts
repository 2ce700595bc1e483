import { simpleParser } from 'mailparser'

/** A link as somebody sees it in a mail. */
export interface MailLink {
  readonly text: string
  readonly href: string
}

/** What a mail program shows as links, out of the HTML part of a message. */
export async function linksOf(raw: Buffer): Promise<readonly MailLink[]> {
  const { html } = await simpleParser(raw, { skipImageLinks: true })
  if (typeof html !== 'string') throw new Error('the mail has no HTML')
  const anchors = html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>([^]*?)<\/a>/g)
  return [...anchors].map(([, href = '', inner = '']) => ({
    href: plain(href),
    text: plain(inner.replace(/<[^>]*>/g, '')).trim(),
  }))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return name.startsWith('#') ? String.fromCodePoint(code) : (ENTITIES[name] ?? whole)
  })
}
