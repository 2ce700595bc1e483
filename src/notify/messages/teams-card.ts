import type { IncidentNews } from './incident-news.js'
import { clip, factsOf, footnoteOf, nameOf, sentenceOf, statusOf } from './incident-words.js'
import type { Notice } from './notice.js'

/**
 * Teams takes messages of some 28 kB, and counts two bytes for each character of most of them: what is said stays far below. A card shows six actions.
 */
const LONGEST = { title: 150, text: 300, fact: 150, url: 1000, link: 40 } as const
const MOST = { impact: 3, facts: 14, links: 6 } as const

type Tone = 'attention' | 'warning' | 'good'

interface Card {
  readonly title: string
  readonly tone: Tone
  readonly status: string
  readonly texts: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  readonly footnote: string
}

const TONES: Readonly<Record<IncidentNews['kind'], Tone>> = {
  ...{ unacknowledged: 'attention', acknowledged: 'warning', updated: 'warning', update_due: 'attention' },
  ...{ recovered: 'good', resolved: 'good' },
}

/** News of an incident for a workflow of Teams. */
export function teamsMessage(news: IncidentNews): string {
  const { incident } = news
  return messageOf({
    ...{ title: `Incident ${nameOf(news)}: ${incident.title}`, tone: TONES[news.kind], status: statusOf(news) },
    texts: [sentenceOf(news), ...incident.impact.slice(0, MOST.impact)],
    facts: factsOf(news).map(({ label, value }) => ({
      label,
      value: typeof value === 'string' ? value : `${value.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    })),
    ...{ links: news.links, footnote: footnoteOf(news) },
  })
}

const NOTICE_TONES: Readonly<Record<Notice['tone'], Tone>> = { bad: 'attention', open: 'warning', good: 'good' }

/** A notice for a workflow of Teams. */
export function noticeForTeams({ title, tone, status, sentence, facts, links, footnote }: Notice): string {
  return messageOf({ title, tone: NOTICE_TONES[tone], status, texts: [sentence], facts, links, footnote })
}

/** One sentence, for trying a receiver out. */
export function plainTeamsMessage(title: string, text: string): string {
  return messageOf({ title, tone: 'good', status: 'Works', texts: [text], facts: [], links: [], footnote: title })
}

function messageOf(card: Card): string {
  const { title, tone, status, texts, facts, links, footnote } = card
  const shown = links
    .filter(({ url }) => url.length <= LONGEST.url && /^https?:\/\/\S+$/.test(url))
    .slice(0, MOST.links)
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    ...{ type: 'AdaptiveCard', version: '1.4' },
    // What people see in a list of messages and hear read out.
    fallbackText: clip(title, LONGEST.title),
    body: [
      line([{ text: clip(title, LONGEST.title), weight: 'bolder', size: 'medium' }]),
      line([{ text: status, color: tone, weight: 'bolder' }]),
      ...texts.filter(isSaid).map((text) => line([{ text: clip(text, LONGEST.text) }])),
      ...facts
        .slice(0, MOST.facts)
        .map(({ label, value }) =>
          line([{ text: `${clip(label, LONGEST.link)}: `, weight: 'bolder' }, { text: clip(value, LONGEST.fact) }]),
        ),
      line([{ text: clip(footnote, LONGEST.text), isSubtle: true, size: 'small' }]),
    ],
    actions: shown.map(({ text, url }) => ({ type: 'Action.OpenUrl', title: clip(text, LONGEST.link), url })),
    msteams: { width: 'Full' },
  }
  const contentType = 'application/vnd.microsoft.card.adaptive'
  return JSON.stringify({ type: 'message', attachments: [{ contentType, contentUrl: null, content }] })
}

function isSaid(text: string): boolean {
  return text.trim() !== ''
}

interface Run {
  readonly text: string
  readonly weight?: 'bolder'
  readonly size?: 'small' | 'medium'
  readonly color?: Tone
  readonly isSubtle?: true
}

/** Runs of text: what stands in them is never taken for Markdown, so that nobody's name becomes a link. */
function line(runs: readonly Run[]) {
  const inlines = runs.map(({ text, ...look }) => ({ type: 'TextRun', text: text === '' ? '–' : text, ...look }))
  return { type: 'RichTextBlock', inlines }
}
