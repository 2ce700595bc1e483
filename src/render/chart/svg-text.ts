/** What stands in SVG that is written by hand: numbers to a hundredth of a pixel. */
export function shortly(value: number | string): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100)
}

export function attributesText(attributes: Readonly<Record<string, number | string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${shortly(value)}"`)
    .join(' ')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Only entities that a PDF reads back as well. */
export function escapedText(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
