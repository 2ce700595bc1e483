import type { ForeignNote } from '../foreign/foreign-note.js'
import type { RawMap } from '../yaml/raw.js'
import { renderYaml } from '../generate/render-yaml.js'

/** A service file as text: what was changed or lost of it as comments, then the file. `${` is doubled, because in our files it means something. */
export function renderImported(service: RawMap, notes: readonly ForeignNote[]): string {
  const said = notes.filter(({ grade }) => grade !== 'kept').map(comment)
  return ['# Rewritten by plimsoll import; yours from now on.', ...said, renderYaml(escaped(service) as object)].join(
    '\n',
  )
}

function comment({ grade, file, line, path, message }: ForeignNote): string {
  return `# ${file}:${line} ${grade}: ${path === '' ? '' : `${path}: `}${message}`.replace(/\s+/g, ' ')
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', '$$$${')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]))
}
