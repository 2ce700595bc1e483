import { literalTemplate } from './literal-template.js'

type Texts = Readonly<Record<string, string>>

/** Labels of an alert, which Prometheus reads as templates, as literal text. */
export function asLiterals(labels: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, literalTemplate(value)]))
}

/** Labels of an alert: ours first, then what people added, as literal text; nobody overrides ours. */
export function alertLabels(ours: Texts, added: Texts): Record<string, string> {
  return asLiterals({ ...ours, ...added, ...ours })
}

/** Links for people as annotations of an alert, those that are configured: `runbook` becomes `runbook_url`. */
export function linkAnnotations(links: Readonly<Partial<Record<string, string | undefined>>>): Record<string, string> {
  return Object.fromEntries(
    ['runbook', 'dashboard', 'logs', 'traces'].flatMap((kind) => {
      const url = links[kind]
      return url === undefined ? [] : [[`${kind}_url`, literalTemplate(url)]]
    }),
  )
}
