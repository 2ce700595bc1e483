import canonicalize from 'canonicalize'
import type { Period } from '../calendar/period.js'
import type { KeyFigure } from '../feature/key-figure.js'
import type { Audience, ReportContent, ReportLead } from '../feature/report-section.js'
import { toldKeyFigures } from './kpi/told-key-figures.js'
import { decimalText, type Money } from '../sla/money.js'
import type { Locale } from '../words/language/language.js'
import type { Correction } from './correction.js'
import { reportSpeech } from './texts/report-texts.js'

/** Everything that a report says: what is stored, rendered, and written as `report.json`. */
export interface ReportModel {
  /** `2026-000042`, the same in all its revisions; `null`: it was not issued. */
  readonly number: string | null
  /** Name of the report in the configuration. */
  readonly report: string
  readonly organisation: string
  readonly environment: string | null
  /** What it is about: a team, services, a customer, an agreement; `null`: everything. */
  readonly subject: string | null
  readonly audience: Audience
  /** In which language it speaks, and how it writes dates and numbers. */
  readonly locale: Locale
  readonly period: Period
  /** Whether the ledger has reached the period's end and settled; else the figures are of the period so far. */
  readonly complete: boolean
  readonly createdAt: Date
  readonly version: string
  /** SHA-256 (hex) of the configuration that was in force. */
  readonly configHash: string
  readonly revision: number
  /** Why it takes the place of an earlier revision; `null`: it is the first. */
  readonly correction: Correction | null
  /** What the features say, in the order in which it is read. */
  readonly contents: readonly KeyedContent[]
}

/** What a feature says, and under which key of `report.json` its figures stand. */
export interface KeyedContent extends ReportContent {
  readonly key: string
}

/** Keys of `report.json` that are the frame's: no feature may say something under one of them. */
const FRAME: Readonly<Record<Exclude<keyof ReportModel, 'contents'> | 'keyFigures', true>> = {
  number: true,
  report: true,
  organisation: true,
  environment: true,
  subject: true,
  audience: true,
  locale: true,
  period: true,
  complete: true,
  createdAt: true,
  version: true,
  configHash: true,
  revision: true,
  correction: true,
  keyFigures: true,
}

/** Throws where a part would take the place of the frame, or of another part, in `report.json`. */
export function refuseTakenKeys(parts: readonly Pick<KeyedContent, 'key'>[]): void {
  const keys = parts.map(({ key }) => key)
  const taken = keys.find((key, index) => Object.hasOwn(FRAME, key) || keys.indexOf(key) < index)
  if (taken !== undefined) throw new Error(`two things in a report are called ${taken}`)
}

/** What a report is headed by. */
export function leadOf({ contents, locale }: Pick<ReportModel, 'contents' | 'locale'>): ReportLead {
  return contents.find(({ lead }) => lead !== undefined)?.lead ?? noLead(locale)
}

/** The key figures of all features, in the order in which they are told. */
export function keyFiguresOf({ contents }: Pick<ReportModel, 'contents'>): readonly KeyFigure[] {
  return contents.flatMap(({ keyFigures = [] }) => keyFigures)
}

/** Of a report in which nothing is judged. */
function noLead(locale: Locale): ReportLead {
  return { tone: 'open', mark: '?', headline: reportSpeech(locale).texts.nothing, more: null, sentences: [] }
}

/**
 * A report as canonical JSON (RFC 8785: keys in order, one form of each number and text, nothing between them), so that one report has one
 * SHA-256, which is that of the file: dates as RFC 3339, money as decimal text with its currency (`2000.00 EUR`).
 */
export function reportJson({ contents, ...frame }: ReportModel): string {
  const keyFigures = toldKeyFigures(keyFiguresOf({ contents }))
  const report = { ...frame, keyFigures, ...Object.fromEntries(contents.map(({ key, figures }) => [key, figures])) }
  const json = canonicalize(asJson(report))
  if (json === undefined) throw new Error('a report is an object')
  return json
}

/** What JSON cannot hold, as it can: money has a `bigint`, and a text of a configuration may end in half a character. */
function asJson(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (isMoney(value)) return `${decimalText(value)} ${value.currency}`
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [wellFormed(key), asJson(one)]))
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'bigint'
}
