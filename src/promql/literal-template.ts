/** Makes any text safe where Prometheus expands Go templates (labels and annotations of alerts): `{{` stays `{{`. */
export function literalTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}')
}
