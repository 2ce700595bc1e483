/** Colours of a terminal, by ANSI code. */
const COLOURS: Readonly<Record<string, string>> = {
  '31': '#ff8a80',
  '32': '#7fd6a4',
  '33': '#f2c766',
  '34': '#8ab4f8',
  '35': '#d7a6f0',
  '36': '#8cc7dd',
}

const SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`)

/** Turns the few ANSI sequences that the command line uses (bold, dim, six colours) into spans. */
export function ansiToHtml(text: string): string {
  const style = { colour: '', weight: '' }
  return text
    .split(SEQUENCE)
    .map((part, index) => {
      if (index % 2 === 0) return span(part, `${style.colour}${style.weight}`)
      apply(style, part)
      return ''
    })
    .join('')
}

function apply(style: { colour: string; weight: string }, code: string): void {
  if (code === '1') style.weight = 'font-weight:700;'
  else if (code === '2') style.weight = 'color:#8795a3;'
  else if (code === '22' || code === '0') style.weight = ''
  else style.colour = COLOURS[code] === undefined ? '' : `color:${COLOURS[code]};`
}

function span(text: string, css: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return css === '' ? escaped : `<span style="${css}">${escaped}</span>`
}
