import { RESERVED_LABELS } from '../shared/fields.js'
import { placed, type Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'
import type { ForeignTexts } from './object-metadata.js'
import type { Texts } from './service-part.js'

/** Labels for our alerts. Those whose names Plimsoll sets itself are kept as `original_…`. */
export function convertLabels(entries: ForeignTexts): Texts {
  return toTexts(entries, (name) => (RESERVED_LABELS.has(name) ? `original_${name}` : name), textOf)
}

/** Annotations for our alerts. `read` makes something of the text where it is more than a text. */
export function convertAnnotations(entries: ForeignTexts, read: Read = (field) => field.text()): Texts {
  return toTexts(entries, (name) => name, read)
}

type Read = (field: ForeignField) => string | null

function toTexts(entries: ForeignTexts, rename: (name: string) => string, read: Read): Texts {
  const texts: Record<string, Placed> = {}
  for (const [original, field] of entries) {
    const text = read(field)
    const name = rename(original.replace(/^(?=\d)|[^a-zA-Z0-9_]/g, '_'))
    if (text === null) continue
    if (name !== original) field.changed(`is called ${name} here: ${reason(original)}`)
    texts[name] = placed(text, field)
  }
  return texts
}

function reason(original: string): string {
  return RESERVED_LABELS.has(original)
    ? `Plimsoll sets ${original} itself`
    : 'names of labels and annotations hold letters, digits and underscores'
}

/** One text; of a list, all of them with commas between. */
function textOf(field: ForeignField): string | null {
  if (!Array.isArray(field.value)) return field.text()
  const texts = field.items().flatMap((item) => item.text() ?? [])
  if (texts.length > 1) field.changed(`becomes one text: ${texts.join(',')}`)
  return texts.join(',')
}
