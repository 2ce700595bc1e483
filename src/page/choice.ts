/** A field to choose from, see `choice.html.hbs`. */
export interface Choice {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[]
}

export type Option = readonly [value: string, text: string]

export interface ChoiceOrder {
  readonly name: string
  readonly label: string
  readonly options: readonly Option[]
  /** Value that is chosen already; default: none. */
  readonly chosen?: string | null
  /** On the page; default: the name. */
  readonly id?: string
}

export function choiceOf({ name, label, options, chosen = null, id = name }: ChoiceOrder): Choice {
  return { id, name, label, options: options.map(([value, text]) => ({ value, text, selected: value === chosen })) }
}

/** Names to choose from, each once and in order. */
export function optionsOf(names: readonly string[]): readonly Option[] {
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'en')).map((name) => [name, name])
}
