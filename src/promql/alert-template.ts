/**
 * Templates of Prometheus in the annotations of alerts, as far as they can be judged without running them: `{{ $labels.region }}`,
 * `{{ $value | humanizePercentage }}`, `{{ printf "%.2f" $value }}`. One that Prometheus could not read would keep the whole file of rules from
 * being loaded, and one that fails reaches people as an error in the place of the text.
 */
const ACTION = /\{\{(?:-(?=\s))?((?:"(?:[^"\\\n]|\\["\\nt])*"|[^"{}])*?)(?:(?<=\s)-)?\}\}/g

/** A text that was quoted, a pipe, or a word. */
const TOKEN = /"(?:[^"\\\n]|\\["\\nt])*"|\||[^\s|"]+/g

const LABEL = /^(?:\$labels|\.Labels)\.([a-zA-Z_]\w*)$/

type Kind = 'number' | 'text'

/** What a function takes; all give a text. */
const FUNCTIONS: Readonly<Record<string, readonly Kind[]>> = {
  humanize: ['number'],
  humanize1024: ['number'],
  humanizeDuration: ['number'],
  humanizePercentage: ['number'],
  humanizeTimestamp: ['number'],
  title: ['text'],
  toUpper: ['text'],
  toLower: ['text'],
  urlquery: ['number', 'text'],
}

/** Whether Prometheus can expand the text: every `{{ … }}` is a label or the value, through functions that fit. */
export function isAlertTemplate(text: string): boolean {
  return !text.replace(ACTION, '').includes('{{') && actionsOf(text).every((action) => isReadable(stepsOf(action)))
}

/** Labels that the templates of a text name. */
export function templateLabels(text: string): string[] {
  return actionsOf(text).flatMap((action) =>
    stepsOf(action)
      .flat()
      .flatMap((token) => LABEL.exec(token)?.[1] ?? []),
  )
}

/** The text with other words in the place of labels: what `replace` gives; `null` leaves one as it is. */
export function replaceLabels(text: string, replace: (label: string) => string | null): string {
  return text.replace(ACTION, (action) =>
    action.replace(TOKEN, (token) => {
      // Braces without a space beside them belong to the token.
      const [, open = '', word = '', close = ''] = /^(\{\{-?)?(.*?)(-?\}\})?$/s.exec(token) ?? []
      const label = LABEL.exec(word)?.[1]
      const found = label === undefined ? null : replace(label)
      return found === null ? token : `${open}${found}${close}`
    }),
  )
}

/** The text with the values of labels that are known beforehand: Prometheus knows those of the data only. */
export function fillLabels(text: string, known: Readonly<Record<string, string>>): string {
  const valueOf = (label: string): string | null => (Object.hasOwn(known, label) ? JSON.stringify(known[label]) : null)
  // A text that stands alone needs no braces.
  return replaceLabels(text, valueOf).replace(/\{\{ "([^"\\{}]*)" \}\}/g, '$1')
}

function actionsOf(text: string): string[] {
  return [...text.matchAll(ACTION)].map(([, content = '']) => content)
}

function stepsOf(action: string): string[][] {
  const steps: string[][] = [[]]
  for (const [token] of action.matchAll(TOKEN)) {
    if (token === '|') steps.push([])
    else steps.at(-1)?.push(token)
  }
  return steps
}

function isReadable([first = [], ...pipes]: readonly (readonly string[])[]): boolean {
  const subject = kindOf(first.at(-1) ?? '')
  if (subject === null) return false
  const start = first.length === 1 ? subject : applied(first.slice(0, -1), subject)
  return pipes.reduce<Kind | null>((kind, step) => (kind === null ? null : applied(step, kind)), start) !== null
}

function kindOf(token: string): Kind | null {
  if (token === '$value' || token === '.Value') return 'number'
  return LABEL.test(token) || token.startsWith('"') ? 'text' : null
}

/** What a function makes of something; `null` where it does not take that. */
function applied([name = '', ...rest]: readonly string[], kind: Kind): Kind | null {
  return takenBy(name, rest).includes(kind) ? 'text' : null
}

function takenBy(name: string, [format, ...others]: readonly string[]): readonly Kind[] {
  if (format === undefined) return Object.hasOwn(FUNCTIONS, name) ? (FUNCTIONS[name] ?? []) : []
  return name === 'printf' && others.length === 0 ? printedBy(format) : []
}

/** What a format of exactly one verb takes. */
function printedBy(format: string): readonly Kind[] {
  const verb = /^"(?:[^%]|%%)*%[-+# 0]*\d*(?:\.\d+)?([a-zA-Z])(?:[^%]|%%)*"$/.exec(format)?.[1] ?? '?'
  if ('eEfFgG'.includes(verb)) return ['number']
  return 'sq'.includes(verb) ? ['text'] : []
}
