import Handlebars from 'handlebars'
import type { MailView } from './mail-view.js'
import { mailStyles } from '../words/mail-styles.js'
import { keepUnits, underline, textFacts, textTable, wrapText } from '../words/text-layout.js'

/** Sources of the two templates. */
export interface MailTemplates {
  readonly html: string
  readonly text: string
}

/** Renders both parts of the mail. Everything that comes from outside is escaped in the HTML. */
export interface MailRenderer {
  html(view: MailView): string
  text(view: MailView): string
}

/** Compiles the templates. A name that a template uses and the view does not have is an error, not an empty text. */
export function createMailRenderer(templates: MailTemplates): MailRenderer {
  const html = environment(htmlHelpers).compile(templates.html, { strict: true })
  const text = environment(textHelpers).compile(templates.text, { strict: true, noEscape: true })
  return {
    html: (view) => html(view),
    text: (view) => tidy(text({ ...view, sloTable: sloTable(view), datasetTable: datasetTable(view) })),
  }
}

type Helpers = Readonly<Record<string, Handlebars.HelperDelegate>>

function environment(helpers: Helpers): typeof Handlebars {
  const own = Handlebars.create()
  own.registerHelper({ ...helpers })
  return own
}

const htmlHelpers: Helpers = {
  css: (role: string) => new Handlebars.SafeString(styleOf(role)),
  fill: (tone: string) => `${tone}Fill`,
  keep: keepUnits,
  // `service/name` may break after the slash, nowhere else.
  slashed: (name: string) => new Handlebars.SafeString(name.split('/').map(Handlebars.escapeExpression).join('/<wbr>')),
}

// Only our own table is written into style attributes, hence unescaped: it holds quoted font names.
function styleOf(role: string): string {
  const style = mailStyles[role]
  if (style === undefined) throw new Error(`no style is named ${role}`)
  return style
}

const textHelpers: Helpers = {
  wrap: (text: string, indent: unknown) => wrapText(text, typeof indent === 'number' ? indent : 0),
  underline,
  upper: (text: string) => text.toUpperCase(),
  join: (...parts: unknown[]) => parts.slice(0, -1).join(''),
  columns: textFacts,
}

function sloTable({ slos }: MailView): string {
  const rows = slos.map((slo) => [
    slo.name,
    slo.promise,
    slo.delivered,
    slo.spent,
    slo.observed.replace(' observed', ''),
  ])
  return textTable([['', 'Promise', 'Delivered', 'Budget spent', 'Observed'], ...rows])
}

function datasetTable({ datasets }: MailView): string {
  const rows = datasets.map((one) => [
    one.name,
    one.rpo.replace('RPO ', ''),
    one.within.slice(2),
    one.worst,
    one.now,
    one.observed.replace(' observed', ''),
  ])
  return textTable([['', 'RPO', 'Within', 'Worst', 'Now', 'Observed'], ...rows])
}

function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
