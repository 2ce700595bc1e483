import { batches } from '../../shared/batches.js'
import { slackBody } from '../slack-body.js'
import type { IncidentNews } from './incident-news.js'
import { clip, factsOf, footnoteOf, nameOf, sentenceOf, statusOf } from './incident-words.js'

/**
 * Slack takes 150 characters in a header, 3000 in a section, 2000 in a field and some 12,000 in all blocks together; escaping may make five
 * of one.
 */
const LONGEST_HEADER = 150
const LONGEST_TEXT = 300
const LONGEST_NEWS = 500
const LONGEST_FIELD = 100
const MOST_FIELDS = 10
const MOST_LINKS = 5
/** A signed link has some 300 characters; with four others a section stays below 3000. */
const LONGEST_URL = 600
const MOST_IMPACT = 3

const MARKS = {
  unacknowledged: ':red_circle:',
  acknowledged: ':large_yellow_circle:',
  updated: ':speech_balloon:',
  update_due: ':hourglass:',
  recovered: ':large_green_circle:',
  resolved: ':white_check_mark:',
} as const

/** Blocks within Slack's limits, `text` for where blocks are not shown, and what is said in the thread of an earlier message. */
export function slackMessage(news: IncidentNews): string {
  const { incident } = news
  const header = clip(`Incident ${nameOf(news)}: ${incident.title}`, LONGEST_HEADER)
  const headline = `${MARKS[news.kind]} *${statusOf(news)}.* ${escapeSlack(clip(sentenceOf(news), LONGEST_NEWS))}`
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: header, emoji: false } },
    section(headline),
    ...impactOf(news).map((text) => section(escapeSlack(clip(text, LONGEST_TEXT)))),
    ...updateBlock(news),
    ...factBlocks(news),
    ...linkBlock(news),
    { type: 'context', elements: [{ type: 'plain_text', text: clip(footnoteOf(news), LONGEST_FIELD), emoji: false }] },
  ]
  const text = escapeSlack(clip(`Incident ${nameOf(news)}: ${incident.title}. ${sentenceOf(news)}`, LONGEST_TEXT))
  // What somebody has to act on is told in the channel too, not only to those who follow the thread.
  const reply = { text: headline, reply_broadcast: ['unacknowledged', 'update_due'].includes(news.kind) }
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

/** A section has ten fields at most. */
function factBlocks(news: IncidentNews) {
  const fields = factsOf(news).map(({ label, value }) => {
    const text = typeof value === 'string' ? escapeSlack(clip(value, LONGEST_FIELD)) : slackTime(value)
    return { type: 'mrkdwn', text: `*${label}*\n${text}` }
  })
  return batches(fields, MOST_FIELDS).map((some) => ({ type: 'section', fields: some }))
}

/** What people said last, below other news. */
function updateBlock({ kind, incident: { update } }: IncidentNews) {
  if (update === null || kind === 'updated') return []
  const said = escapeSlack(clip(`${update.author ?? 'Plimsoll'}: ${update.text}`, LONGEST_TEXT))
  return [section(`*Last update*, ${slackTime(update.at)}: ${said}`)]
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
