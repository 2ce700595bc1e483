interface Text {
  readonly text: string
}

interface Block {
  readonly type: string
  readonly text?: Text
  readonly fields?: readonly Text[]
  readonly elements?: readonly { readonly text?: string | Text; readonly url?: string }[]
}

interface Attachment {
  readonly color?: string
  readonly title?: string
  readonly title_link?: string
  readonly text?: string
  readonly fields?: readonly { readonly title: string; readonly value: string }[]
  readonly actions?: readonly { readonly text: string; readonly url?: string }[]
  readonly blocks?: readonly Block[]
}

interface Message {
  readonly text?: string
  readonly blocks?: readonly Block[]
  readonly attachments?: readonly Attachment[]
}

const COLOURS: Readonly<Record<string, string>> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' }

/** Names of those that our messages use. */
const EMOJI: Readonly<Record<string, string>> = {
  red_circle: '🔴',
  large_yellow_circle: '🟡',
  large_green_circle: '🟢',
  white_check_mark: '✅',
  speech_balloon: '💬',
  hourglass: '⌛',
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** A message to a Slack webhook, blocks and attachments alike, as HTML that looks much as Slack shows it. */
export function slackHtml(body: string): string {
  const { text, blocks = [], attachments = [] } = JSON.parse(body) as Message
  const main = blocks.length > 0 ? blocks.map(blockHtml).join('') : `<div>${mrkdwn(text ?? '')}</div>`
  return main + attachments.map(attachmentHtml).join('')
}

function blockHtml({ type, text, fields = [], elements = [] }: Block): string {
  if (type === 'divider') return '<hr>'
  const words = text === undefined ? '' : mrkdwn(text.text)
  if (type === 'header') return `<h3>${words}</h3>`
  const tail = `<div class="${type === 'context' ? 'to' : ''}">${elements.map(elementHtml).join(' ')}</div>`
  return `<div>${words}</div>${fieldsHtml(fields.map((field) => mrkdwn(field.text)))}${tail}`
}

function elementHtml({ text, url }: NonNullable<Block['elements']>[number]): string {
  const label = mrkdwn(typeof text === 'string' ? text : (text?.text ?? ''))
  return url === undefined ? label : `<a class="button" href="${escapeHtml(url)}">${label}</a>`
}

function attachmentHtml({
  color = '',
  title,
  title_link: link,
  text,
  fields = [],
  actions = [],
  blocks = [],
}: Attachment): string {
  const heading = title === undefined ? '' : `<strong>${anchor(mrkdwn(title), link)}</strong>`
  const cells = fields.map((field) => `<b>${mrkdwn(field.title)}</b><br>${mrkdwn(field.value)}`)
  const buttons = actions.map(({ text: label, url }) => `<span class="button">${anchor(mrkdwn(label), url)}</span>`)
  const inner = [
    heading,
    `<div>${mrkdwn(text ?? '')}</div>`,
    fieldsHtml(cells),
    buttons.join(''),
    blocks.map(blockHtml).join(''),
  ]
  return `<div class="bar" style="border-color:${escapeHtml(COLOURS[color] ?? color)}">${inner.join('')}</div>`
}

function fieldsHtml(cells: readonly string[]): string {
  return cells.length === 0 ? '' : `<div class="fields">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`
}

function anchor(label: string, url: string | undefined): string {
  return url === undefined || url === '' ? label : `<a href="${escapeHtml(url)}">${label}</a>`
}

/** Slack's own escapes are kept: `&lt;` stays what it is, `<url|text>` becomes a link, `*bold*`, `_italic_` and `code` as Slack has them. */
function mrkdwn(text: string): string {
  return text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1') // Slack shows the reader's own time; the fallback is ours.
    .replace(/:(\w+):/g, (whole, name: string) => EMOJI[name] ?? whole)
    .replace(/<(?!https?:)/g, '&lt;')
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, (_, url: string, label: string) => anchor(label, url))
    .replace(/<(https?:[^>]+)>/g, (_, url: string) => anchor(url, url))
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/(^|\s)\*([^*\n]+)\*/g, '$1<strong>$2</strong>')
    .replace(/(^|\s)_([^_\n]+)_(?=\s|$)/g, '$1<em>$2</em>')
    .replace(/\n/g, '<br>')
}
