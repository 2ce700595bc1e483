import { slackBody } from '../slack-body.js'
import type { IncidentNews } from './incident-news.js'
import { badFor, clip, footnoteOf, nameOf, sentenceOf, statusOf, timesOf } from './incident-words.js'

/**
 * Slack takes 150 characters in a header, 3000 in a section, 2000 in a field and some 12,000 in all blocks together; escaping may make five
 * of one.
 */
const LONGEST_HEADER = 150
const LONGEST_TEXT = 300
const LONGEST_FIELD = 150
const MOST_LINKS = 5
/** A signed link has some 300 characters; with four others a section stays below 3000. */
const LONGEST_URL = 600
const MOST_IMPACT = 3

const MARKS = {
  unacknowledged: ':red_circle:',
  acknowledged: ':large_yellow_circle:',
  recovered: ':large_green_circle:',
  resolved: ':white_check_mark:',
} as const

/** Blocks within Slack's limits, `text` for where blocks are not shown, and what is said in the thread of an earlier message. */
export function slackMessage(news: IncidentNews): string {
  const { incident } = news
  const header = clip(`Incident ${nameOf(news)}: ${incident.title}`, LONGEST_HEADER)
  const headline = `${MARKS[news.kind]} *${statusOf(news)}.* ${escapeSlack(clip(sentenceOf(news), LONGEST_TEXT))}`
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
    section(headline),
    ...impactOf(news).map((text) => section(escapeSlack(clip(text, LONGEST_TEXT)))),
    { type: 'section', fields: fieldsOf(news).map((text) => ({ type: 'mrkdwn', text })) },
    ...linkBlock(news),
    { type: 'context', elements: [{ type: 'plain_text', text: clip(footnoteOf(news), LONGEST_FIELD), emoji: false }] },
  ]
  const text = escapeSlack(clip(`Incident ${nameOf(news)}: ${incident.title}. ${sentenceOf(news)}`, LONGEST_TEXT))
  // Who nobody has answered is told in the channel too, not only those who follow the thread.
  const reply = { text: headline, reply_broadcast: news.kind === 'unacknowledged' }
  return slackBody({ message: { text, blocks, ...UNFURLED }, reply: { ...reply, ...UNFURLED } })
}

/** Links in a message are not shown as pictures of what is behind them. */
export const UNFURLED = { unfurl_links: false, unfurl_media: false } as const

/** The three characters that mean something to Slack. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A section without text is refused. */
function impactOf({ incident: { impact } }: IncidentNews): readonly string[] {
  return impact.filter((text) => text.trim() !== '').slice(0, MOST_IMPACT)
}

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } }
}

function fieldsOf(news: IncidentNews): readonly string[] {
  const { service, environment, severity } = news.incident
  const bad = badFor(news)
  return [
    field('Service', escapeSlack(clip(environment === null ? service : `${service}, ${environment}`, LONGEST_FIELD))),
    field('Severity', severity),
    ...timesOf(news).map(({ label, at }) => field(label, slackTime(at))),
    ...(bad === null ? [] : [field('Bad for', bad)]),
  ]
}

function field(label: string, value: string): string {
  return `*${label}*\n${value}`
}

/** Shown in the zone of whoever reads it. */
function slackTime(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time_secs}|${fallback}>`
}

function linkBlock({ links }: IncidentNews) {
  const texts = links
    .filter(({ url }) => url.length <= LONGEST_URL && /^https?:\/\/[^<>|\s]+$/.test(url))
    .slice(0, MOST_LINKS)
    .map(({ text, url }) => `<${url.replaceAll('&', '&amp;')}|${escapeSlack(clip(text, 60)).replaceAll('|', '/')}>`)
  return texts.length === 0 ? [] : [section(texts.join('  ·  '))]
}
