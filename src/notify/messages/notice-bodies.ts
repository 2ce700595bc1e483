import { clip } from './incident-words.js'
import type { Notice } from './notice.js'
import { slackBody } from '../slack-body.js'
import { escapeSlack, UNFURLED } from './slack-message.js'

/** Slack takes 150 characters in a header, 3000 in a section and 2000 in a field; escaping may make five of one. */
const LONGEST_HEADER = 150
const LONGEST_TEXT = 500
const LONGEST_FIELD = 300
const LONGEST_URL = 2000
const MOST_FIELDS = 10
const LONGEST_SUMMARY = 1024

const MARKS = { bad: ':red_circle:', open: ':large_yellow_circle:', good: ':white_check_mark:' } as const

/** For Slack: the message, and what is said in the thread of an earlier one. */
export function noticeForSlack({ title, tone, status, sentence, facts, links, footnote }: Notice): string {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
  const fields = facts.slice(0, MOST_FIELDS).map(({ label, value }) => {
    return { type: 'mrkdwn', text: `*${escapeSlack(label)}*\n${escapeSlack(clip(value, LONGEST_FIELD))}` }
  })
  const shown = links.filter(({ url }) => url.length <= LONGEST_URL && /^https?:\/\/[^<>|\s]+$/.test(url))
  const linked = shown.map(({ text, url }) => `<${url.replaceAll('&', '&amp;')}|${escapeSlack(text)}>`).join('  ·  ')
  const headline = `${MARKS[tone]} *${escapeSlack(status)}.* ${escapeSlack(clip(sentence, LONGEST_TEXT))}`
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: clip(title, LONGEST_HEADER), emoji: false } },
    section(headline),
    ...(fields.length === 0 ? [] : [{ type: 'section', fields }]),
    ...(linked === '' ? [] : [section(linked)]),
    { type: 'context', elements: [{ type: 'plain_text', text: clip(footnote, LONGEST_FIELD), emoji: false }] },
  ]
  const text = escapeSlack(clip(`${title}. ${sentence}`, LONGEST_TEXT))
  const reply = { text: headline, reply_broadcast: tone === 'bad', ...UNFURLED }
  return slackBody({ message: { text, blocks, ...UNFURLED }, reply })
}

/** For a machine: `type` says what happened. New keys may be added; none is renamed. */
export function noticeForWebhook({ type, at, organisation, data, links }: Notice): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data: { organisation, ...data, links } })
}

/** What PagerDuty knows the notice by: all events about one thing meet. */
export function noticeDedupKey({ subject }: Notice): string {
  return clip(`${subject.kind}:${subject.id}`, 255)
}

/** An event for the Events API v2 without its routing key. */
export function noticeForPagerduty(notice: Notice): string {
  const { isOpen, title, sentence, organisation, at, links, data } = notice
  const base = { event_action: isOpen ? 'trigger' : 'resolve', dedup_key: noticeDedupKey(notice) }
  if (!isOpen) return JSON.stringify(base)
  const summary = clip(`${title}. ${sentence}`, LONGEST_SUMMARY)
  const common = { source: organisation, severity: 'warning', timestamp: at.toISOString(), class: notice.subject.kind }
  return JSON.stringify({
    ...base,
    payload: { summary, ...common, custom_details: data },
    links: links.map(({ text, url }) => ({ href: url, text })),
    client: 'Plimsoll',
  })
}
