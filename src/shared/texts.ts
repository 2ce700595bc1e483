import * as z from 'zod'

/** Texts by name, such as labels and annotations. */
export type Texts = Readonly<Record<string, string>>

/** As other programs send them. `z.record` takes no notice of one that is called `__proto__`, so that two series would be one. */
export const textsField = z.custom<Texts>(isTexts, { error: 'expected texts by name' })

export function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((one) => typeof one === 'string')
}

/** The text of that name; `undefined`: there is none. Every object has a `constructor`, which is no label. */
export function textAt(texts: Texts, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}
