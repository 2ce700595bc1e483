/** How the texts of alerts name a service: by its labels, `api` or `api GET`. */
export function serviceText(by: readonly string[]): string {
  return by.map((name) => `{{ $labels.${name} }}`).join(' ')
}
