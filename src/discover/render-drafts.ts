import { stringify } from 'yaml'
import { UNDECIDED } from './draft.js'
import type { Draft } from './proposal.js'
import { comment, escaped } from './proposal-text.js'

const HEAD = 'Plausible, but not proposed, because history does not decide it.'

/**
 * Drafts for the end of a section that a service's file has: taken out of its comment, each is one more entry.
 *
 * @param drafts those of one section
 */
export function draftsInSection(drafts: readonly Draft[]): readonly string[] {
  if (drafts.length === 0) return []
  return ['', ...reasons(drafts, HEAD, '  '), ...entriesOf(drafts).map((row) => `  # ${row}`)]
}

/** Drafts for a section that a service's file does not have: taken out of its comment it is whole. */
export function draftsAsSection(drafts: readonly Draft[]): readonly string[] {
  const [first] = drafts
  if (first === undefined) return []
  return ['', ...reasons(drafts, HEAD, ''), ...sectionRows(drafts, first.section)]
}

/** Drafts of a service that has no file yet: taken out of its comment it is one. */
export function draftsAsFile(service: string, drafts: readonly Draft[]): readonly string[] {
  const head = `${HEAD} Out of its comment this is a file, services/${service}.yaml:`
  const sections = (['slos', 'backups'] as const).map((section) => [section, of(drafts, section)] as const)
  const filled = sections.filter(([, own]) => own.length > 0)
  return [
    '',
    ...reasons(drafts, head, ''),
    `# service: ${service}`,
    ...filled.flatMap(([section, own]) => sectionRows(own, section)),
  ]
}

/** Those of one section. */
export function of(drafts: readonly Draft[], section: Draft['section']): readonly Draft[] {
  return drafts.filter((draft) => draft.section === section)
}

function sectionRows(drafts: readonly Draft[], section: Draft['section']): string[] {
  return [`# ${section}:`, ...entriesOf(drafts).map((row) => `#   ${row}`)]
}

/** Before the drafts, apart from them: what stays a comment. */
function reasons(drafts: readonly Draft[], head: string, indent: string): string[] {
  const each = drafts.flatMap(({ entry, reason }) => comment(`${String(entry['name'])}: ${reason}`, indent))
  return [...comment(head, indent), ...each, `${indent}#`]
}

function entriesOf(drafts: readonly Draft[]): string[] {
  return drafts.flatMap(({ entry }) => {
    const rows = Object.entries(entry).map(([key, value]) => {
      const text = stringify({ [key]: escaped(value) }, { lineWidth: 0, singleQuote: true }).trimEnd()
      return UNDECIDED.has(key) ? `${text} # to be decided` : text
    })
    const [first = '', ...rest] = rows.join('\n').split('\n')
    return [`- ${first}`, ...rest.map((row) => `  ${row}`)]
  })
}
