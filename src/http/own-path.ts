import type { IncomingMessage } from 'node:http'

const HERE = 'http://here.invalid'

/** A path of ours, with its query, as somebody says it; `null`: it leads elsewhere, or is none. */
export function ownPath(text: unknown): string | null {
  // Browsers take a backslash for a slash, and leave out tabs and line breaks: with either, `/\evil` is another host.
  if (typeof text !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return null
  const url = URL.canParse(text, HERE) ? new URL(text, HERE) : null
  // What is left of dots may begin with two slashes.
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}

/** A path of ours as seen from where a request came to: it holds also where a proxy has put us below a folder of its own. */
export function seenFrom({ url = '/' }: Pick<IncomingMessage, 'url'>, path: string): string {
  const depth = (url.split('?')[0] ?? '').split('/').length - 2
  return (depth > 0 ? '../'.repeat(depth) : './') + path.replace(/^\/+/, '')
}

/** Where somebody is sent who has to sign in first, and then wants to come back. */
export function signInAddress(request: Pick<IncomingMessage, 'url' | 'method' | 'headers'>): string {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const next = isRead ? ownPath(request.url) : pathOfReferrer(request.headers)
  const query = new URLSearchParams({ ...(next === null ? {} : { next }), ...(isRead ? {} : { undone: '1' }) })
  return seenFrom(request, `sign-in${query.size === 0 ? '' : `?${query.toString()}`}`)
}

/** Of the page whose form was sent: what a form is sent to cannot be gone back to. */
function pathOfReferrer({ referer = '', host }: IncomingMessage['headers']): string | null {
  if (!URL.canParse(referer)) return null
  const { host: from, pathname, search } = new URL(referer)
  return from === host ? ownPath(pathname + search) : null
}
