import type { ReceivedRequest } from './stand-in-server.js'
import { escapeHtml, slackHtml } from './slack-html.js'

interface PagerDutyEvent {
  readonly event_action: string
  readonly dedup_key: string
  readonly payload?: {
    readonly summary: string
    readonly severity: string
    readonly component?: string
    readonly group?: string
  }
  readonly links?: readonly { readonly href: string; readonly text?: string }[]
}

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; background: #f4f6f8; color: #17212b }
  article { background: #fff; border: 1px solid #d7dee5; border-radius: 8px; padding: .8rem 1rem; margin: .8rem 0 }
  .to { color: #51606f; font-size: .85em } .bar { border-left: 4px solid #888; padding-left: .8rem; margin: .4rem 0 }
  a { color: #0b5cad } code { background: #eef1f4; padding: 0 .3em; border-radius: 3px } .fields { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem 1rem }
  .button { display: inline-block; border: 1px solid #aab6c2; border-radius: 5px; padding: .1rem .7rem; margin: .3rem .3rem 0 0 }
  @media (prefers-color-scheme: dark) { body { background: #10161c; color: #e3e9ee } article { background: #1a232c; border-color: #2c3945 } .to { color: #9fb0bf } a { color: #7cb8f2 } code { background: #26323d } }`

/** A page of what PagerDuty and Slack would have got, newest first. The dead man's switch is left out: it rings every few minutes. */
export function receivedPage(requests: readonly ReceivedRequest[]): string {
  const articles = received(requests).map(({ at, to, html }) => {
    return `<article><div class="to">${escapeHtml(to)} · ${at.toISOString().slice(11, 19)} UTC</div>${html}</article>`
  })
  const body = articles.length === 0 ? '<p>Nothing yet.</p>' : articles.join('\n')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>Received</title><style>${STYLE}</style><h1>What PagerDuty and Slack got</h1>${body}</html>`
}

export interface Received {
  readonly at: Date
  readonly to: string
  readonly html: string
}

/** Messages for people, as HTML, newest first. */
export function received(requests: readonly ReceivedRequest[]): readonly Received[] {
  return requests
    .flatMap(({ at, path, body }) => {
      if (path.startsWith('/slack')) return [{ at, to: `Slack ${path.slice('/slack/'.length)}`, html: slackHtml(body) }]
      return path.startsWith('/pagerduty') ? [{ at, to: 'PagerDuty', html: pagerDutyHtml(body) }] : []
    })
    .toReversed()
}

/** An event that rings at PagerDuty. */
export interface Page {
  readonly at: Date
  /** `null`: it names none. */
  readonly service: string | null
}

/** What rang at PagerDuty, oldest first. */
export function pages(requests: readonly ReceivedRequest[]): readonly Page[] {
  return requests
    .filter(({ path }) => path.startsWith('/pagerduty'))
    .map(({ at, body }) => ({ at, event: JSON.parse(body) as PagerDutyEvent }))
    .filter(({ event }) => event.event_action === 'trigger')
    .map(({ at, event }) => ({ at, service: event.payload?.component ?? null }))
}

function pagerDutyHtml(body: string): string {
  const { event_action: action, dedup_key: key, payload, links = [] } = JSON.parse(body) as PagerDutyEvent
  const anchors = links.map(({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text ?? href)}</a>`)
  const facts = [payload?.severity, payload?.component, payload?.group].filter(
    (fact) => fact !== undefined && fact !== '',
  )
  return [
    `<strong>${escapeHtml(action)}</strong>: ${escapeHtml(payload?.summary ?? '')}`,
    `<div class="to">${escapeHtml(facts.join(' · '))} · dedup key <code>${escapeHtml(key.slice(0, 12))}…</code></div>`,
    anchors.join(' · '),
  ].join('\n')
}
