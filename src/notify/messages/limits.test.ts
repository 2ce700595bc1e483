import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { loadIncidentMailTemplates } from './incident-mail-templates-files.js'
import { createIncidentMailWriter } from './incident-mail.js'
import type { IncidentNews } from './incident-news.js'
import { pagerdutyEvent } from './pagerduty-event.js'
import { slackMessage } from './slack-message.js'
import { teamsMessage } from './teams-card.js'

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('<&>'.repeat(3000), '🔥'.repeat(2000), '*_~`<!channel> <https://evil.example|x>', 'a\r\nBcc: x@y'),
)
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const maybe = fc.option(instant)

const anyNews: fc.Arbitrary<IncidentNews> = fc.record({
  kind: fc.constantFrom('unacknowledged', 'acknowledged', 'updated', 'update_due', 'recovered', 'resolved'),
  at: instant,
  organisation: awkward,
  timezone: fc.constant('Europe/Berlin'),
  incident: fc.record({
    id: fc.uuid(),
    number: fc.nat(),
    title: awkward,
    service: awkward,
    environment: fc.option(awkward),
    severity: fc.constantFrom('page', 'ticket'),
    status: fc.constantFrom('investigating', 'identified', 'monitoring', 'resolved'),
    roles: fc.record({
      commander: fc.option(awkward),
      technicalLead: fc.option(awkward),
      communications: fc.option(awkward),
      onCall: fc.option(awkward),
    }),
    nextUpdateDue: maybe,
    update: fc.option(fc.record({ at: instant, author: fc.option(awkward), text: awkward })),
    impact: fc.array(awkward, { maxLength: 80 }),
    onset: maybe,
    detected: maybe,
    acknowledged: maybe,
    recovered: maybe,
    resolved: maybe,
    acknowledgedBy: fc.option(awkward),
    resolvedBy: fc.option(awkward),
  }),
  links: fc.array(fc.record({ text: awkward, url: fc.oneof(fc.webUrl({ withQueryParameters: true }), awkward) })),
  home: fc.option(fc.webUrl()),
  escalation: fc.option(fc.record({ policy: awkward, since: instant, step: fc.nat(), steps: fc.nat() })),
})

interface Text {
  readonly type: string
  readonly text: string
}

interface Block {
  readonly type: string
  readonly text?: Text
  readonly fields?: readonly Text[]
  readonly elements?: readonly Text[]
}

function textsOf({ text, fields = [], elements = [] }: Block): readonly Text[] {
  return [...(text === undefined ? [] : [text]), ...fields, ...elements]
}

function checkBlock(block: Block): void {
  const { text, fields = [], elements = [] } = block
  if (text !== undefined) expect(text.text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000)
  expect(Math.max(fields.length, elements.length)).toBeLessThanOrEqual(10)
  for (const field of fields) expect(field.text.length).toBeLessThanOrEqual(2000)
  for (const one of textsOf(block)) {
    expect(one.text.length).toBeGreaterThan(0)
    if (one.type === 'mrkdwn') expect(one.text).not.toMatch(/<(?!https?:|date\^|!date\^)/)
  }
}

interface Card {
  readonly body: readonly {
    readonly type: string
    readonly inlines: readonly { readonly type: string; readonly text: string }[]
  }[]
  readonly actions: readonly { readonly type: string; readonly title: string; readonly url: string }[]
}

describe('whatever an incident is called', () => {
  it('its card in Teams is small enough, and has no text that Markdown could be in', () => {
    fc.assert(
      fc.property(anyNews, (news) => {
        const json = teamsMessage(news)
        // 28 kB are taken, of two bytes for each character.
        expect(json.length * 2).toBeLessThanOrEqual(28_000)
        const { type, attachments } = JSON.parse(json) as {
          type: string
          attachments: readonly { contentType: string; content: Card }[]
        }
        expect([type, attachments.length, attachments[0]!.contentType]).toEqual([
          'message',
          1,
          'application/vnd.microsoft.card.adaptive',
        ])
        const { body, actions } = attachments[0]!.content
        expect(new Set(body.map((one) => one.type))).toEqual(new Set(['RichTextBlock']))
        for (const run of body.flatMap(({ inlines }) => inlines))
          expect([run.type, run.text === '']).toEqual(['TextRun', false])
        expect(actions.length).toBeLessThanOrEqual(6)
        for (const { url } of actions) expect(url).toMatch(/^https?:/)
      }),
    )
  })

  it('its Slack message keeps to the limits, and nothing in it speaks Slack’s markup', () => {
    fc.assert(
      fc.property(anyNews, (news) => {
        const json = slackMessage(news)
        const { message, reply } = JSON.parse(json) as {
          message: { text: string; blocks: readonly Block[] }
          reply: Text
        }
        const { text, blocks } = message
        checkBlock({ type: 'section', text: { type: 'mrkdwn', text: reply.text } })
        expect(text.length).toBeLessThanOrEqual(4000)
        expect(text).not.toMatch(/[<>]/)
        expect(blocks.length).toBeLessThanOrEqual(50)
        blocks.forEach(checkBlock)
        // Beyond some 12,000 characters in all Slack says `msg_blocks_too_long`, whatever it documents.
        const total = blocks.flatMap(textsOf).reduce((sum, one) => sum + one.text.length, 0)
        expect(total).toBeLessThan(12_000)
        expect(json.length).toBeLessThan(40_000)
      }),
    )
  })

  it('its PagerDuty event keeps to the limits', () => {
    fc.assert(
      fc.property(anyNews, (news) => {
        const json = pagerdutyEvent(news)
        if (json === null) return
        const event = JSON.parse(json) as { dedup_key: string; payload?: { summary: string } }
        expect(Buffer.byteLength(json)).toBeLessThan(512 * 1024)
        expect(event.dedup_key).toBe(news.incident.id)
        if (event.payload !== undefined) expect(event.payload.summary.length).toBeLessThanOrEqual(1024)
      }),
    )
  })

  it('its mail has one line of subject and no foreign markup', () => {
    const writeMail = createIncidentMailWriter(loadIncidentMailTemplates())
    fc.assert(
      fc.property(anyNews, (news) => {
        const { subject, html } = writeMail(news)
        expect(subject).not.toMatch(/[\r\n]/)
        expect(html).not.toContain('<!channel>')
        expect(html).not.toMatch(/href="(?!https?:)/)
      }),
      // A tenth of a second each.
      { numRuns: 25 },
    )
  })
})
