import Handlebars from 'handlebars'
import type { Role } from '../access/roles.js'
import { drawBars, type Bars } from './bars.js'
import { drawLine, type Line } from './line-chart.js'
import type { PageData } from './page.js'

const { escapeExpression, SafeString } = Handlebars

/** What templates of pages can say besides what Handlebars has. */
export const pageHelpers: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  ...{ time, figure, badge, breakable, may },
  /** `{{line chart}}`: without a word, which stand beside it. */
  line: (chart: Line) => new Handlebars.SafeString(drawLine(chart)),
  /** `{{bars row}}`: says in words what it shows. */
  bars: (row: Bars) => new SafeString(drawBars(row, escapeExpression)),
  short: (hash: string) => hash.slice(0, 8),
  plural: (count: number, one: string, many: string) => (count === 1 ? one : many),
  either: (one: unknown, other: unknown) => !Handlebars.Utils.isEmpty(one) || !Handlebars.Utils.isEmpty(other),
}

/** `{{time at}}`: an instant, in UTC until the script writes it in the reader's zone. */
function time(at: Date | string): Handlebars.SafeString {
  const written = new Date(at).toISOString()
  const [day = '', clock = ''] = written.split('T')
  const title = `${day} ${clock.slice(0, 8)} UTC`
  return new SafeString(`<time datetime="${written}" title="${title}">${day} ${clock.slice(0, 5)} UTC</time>`)
}

interface FigureOptions {
  /** What people read. */
  readonly text: string
  /** The number itself, as the JSON twin has it; `null`: there is none. */
  readonly value?: number | string | null
  /** JSON pointer to it in the twin. */
  readonly field?: string
}

/**
 * `{{figure text=… value=… field=…}}`: a number that stands in the JSON twin of the page, and where it stands there, so that it can be checked.
 * Without a value there is nothing to be checked: the text says so.
 */
function figure(options: { readonly hash: FigureOptions }): Handlebars.SafeString {
  const { text, value = null, field = '' } = options.hash
  if (value === null) return new SafeString(`<span class="none">${escapeExpression(text)}</span>`)
  const [number, pointer] = [escapeExpression(String(value)), escapeExpression(field)]
  return new SafeString(`<data value="${number}" data-field="${pointer}">${escapeExpression(text)}</data>`)
}

/** Marks that tell states apart without colour. */
const MARKS: Readonly<Record<BadgeTone, string>> = { good: '✓', bad: '✕', warn: '▲', open: '?', calm: '•' }

/** `warn`: not yet bad; `open`: nobody knows; `calm`: no matter of good or bad. */
export type BadgeTone = 'good' | 'bad' | 'warn' | 'open' | 'calm'

/** A state in a word, with a mark and a colour. */
export interface Badge {
  readonly tone: BadgeTone
  readonly text: string
}

/** `{{badge state}}`. */
function badge({ tone, text }: Badge): Handlebars.SafeString {
  const mark = `<span aria-hidden="true">${MARKS[tone]}</span>`
  return new SafeString(`<span class="badge ${tone}">${mark} ${escapeExpression(text)}</span>`)
}

/** `{{breakable name}}`: `service/name` may break after the slash. */
function breakable(text: string): Handlebars.SafeString {
  return new SafeString(text.split('/').map(escapeExpression).join('/<wbr>'))
}

/** `{{#if (may 'responder')}}`. */
function may(role: Role, { data }: { readonly data: PageData }): boolean {
  return data.may(role)
}
