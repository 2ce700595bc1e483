/** What the placeholders of a configuration stand for. */
export interface Placeholders {
  readonly service: string
  readonly slo: string
  /** '' where there is no environment. */
  readonly environment: string
}

const PLACEHOLDER = /\$\$|\$(service|slo|environment)\b/g

/** Fills in `$service`, `$slo` and `$environment`; `$$` becomes `$`; everything else stays as it is. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  return text.replace(PLACEHOLDER, (_all, name: keyof Placeholders | undefined) =>
    name === undefined ? '$' : values[name],
  )
}
