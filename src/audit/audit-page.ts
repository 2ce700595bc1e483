import type { Page } from '../http/lists/page.js'
import { addressOf } from '../page/pager.js'
import type { AuditEntry } from './audit-entry.js'
import { canonical } from './chain.js'
import type { Verdict } from './verify-store.js'

/** What the page of the log is made of. */
export interface AuditPageParts {
  /** What its address says. */
  readonly query: Readonly<Record<string, string>>
  readonly page: Page<AuditEntry>
  readonly verified: { readonly at: Date; readonly verdict: Verdict } | null
}

/** Longest value that is shown of an entry, in characters; all of it is in the JSON. */
const SHOWN = 160

/** The view of `audit.html.hbs`. */
export function auditView({ query, page, verified }: AuditPageParts) {
  const { next_cursor: cursor } = page
  return {
    fields: FIELDS.map(({ name, label, hint }) => ({ id: name, name, label, hint, value: query[name] ?? '' })),
    reset: Object.keys(query).length === 0 ? null : '/audit',
    caption: 'Changes, the newest first',
    columns: COLUMNS,
    rows: page.data.map(rowOf),
    isFiltered: Object.keys(query).length > 0,
    older: cursor === null ? null : addressOf('/audit', { ...query, cursor }),
    verified: verified === null ? null : { at: verified.at, ...verdictView(verified.verdict) },
  }
}

const FIELDS = [
  { name: 'actor', label: 'Who', hint: 'A name, whole.' },
  { name: 'action', label: 'What', hint: 'As incident.acknowledge, or incident.' },
  { name: 'object', label: 'On what', hint: 'As incident:12, or incident.' },
  { name: 'from', label: 'Since', hint: 'As 2026-11-01T00:00:00Z.' },
  { name: 'to', label: 'Before', hint: 'As 2026-12-01T00:00:00Z.' },
] as const

const COLUMNS = [
  { title: 'Entry', numeric: true },
  { title: 'When' },
  { title: 'Who' },
  { title: 'From where' },
  { title: 'What' },
  { title: 'Before' },
  { title: 'After' },
]

function rowOf({ seq, at, actor, through, from, action, object, old, new: after }: AuditEntry, index: number) {
  const place = `/data/${index}`
  return [
    { text: String(seq), value: seq, field: `${place}/seq` },
    { at },
    { text: actor.name, note: actor.identifiedBy === 'word' ? `${actor.kind}, by their word` : actor.kind },
    { text: from, note: through },
    { text: action, note: `${object.kind} ${object.id}` },
    { text: valueText(old) },
    { text: valueText(after) },
  ]
}

function valueText(value: unknown): string {
  if (value === null) return ''
  const text = canonical(value)
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/\p{Surrogate}/gu, '')}…`
}

function verdictView({ entries, head, fault }: Verdict) {
  const badge = fault === null ? { tone: 'good', text: 'unchanged' } : { tone: 'bad', text: 'changed' }
  return { badge, entries, head: head.hash, fault: fault?.what ?? null }
}
