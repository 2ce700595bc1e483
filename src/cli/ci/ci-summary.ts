import { isPassed, type Change, type CiResult, type CiStep, type Finding, type StepOutcome } from './ci-step.js'

const MARKS: Readonly<Record<StepOutcome, string>> = { passed: '✅', warned: '⚠️', failed: '❌', not_run: '❔' }
const WORDS: Readonly<Record<StepOutcome, string>> = {
  passed: 'passed',
  warned: 'passed with warnings',
  failed: 'failed',
  not_run: 'not run',
}

/** More would not be read, and GitHub refuses a summary above 1 MiB. */
const MOST_LINES = 200
const MOST_FINDINGS = 50

/** As GitHub and GitLab show it below a pull request. */
export function renderCiSummary(result: CiResult): string {
  const { steps, findings, changes } = result
  const verdict = isPassed(result) ? '✅ Plimsoll has nothing against it' : '❌ Plimsoll: something is to be mended'
  return [
    `## ${verdict}`,
    table(
      ['Check', 'Outcome', ''],
      steps.map(({ name, outcome, said }) => [name, `${MARKS[outcome]} ${WORDS[outcome]}`, said]),
    ),
    ...changesPart(changes),
    ...findingsPart(findings),
    ...steps.flatMap(detailsPart),
    '',
  ].join('\n\n')
}

function changesPart(changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return []
  const rows = changes.map(({ what, name, how, difference, pages }) => [
    `${how === 'removed' ? '⚠️ ' : ''}${how}`,
    `${what} ${code(name)}`,
    difference,
    pages === null ? '' : `${pages.before ?? '–'} → ${pages.after ?? 'not known'} in ${pages.days} d`,
  ])
  return ['### What it changes', table(['', 'What', 'How', 'Pages, before → after'], rows)]
}

function findingsPart(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return []
  const rows = findings
    .slice(0, MOST_FINDINGS)
    .map(({ level, file, line, message, hint }) => [
      level,
      code(line === 0 ? file : `${file}:${line}`),
      hint === null ? message : `${message}: ${hint}`,
    ])
  const more = findings.length - MOST_FINDINGS
  const rest = more > 0 ? [`And ${more} more.`] : []
  return ['### What was found', table(['', 'Where', 'What'], rows), ...rest]
}

function detailsPart({ name, details, language }: CiStep): readonly string[] {
  const lines = details.trimEnd().split('\n')
  if (details.trim() === '') return []
  const shown = lines.slice(0, MOST_LINES)
  const rest = lines.length - shown.length
  const fence = '`'.repeat(Math.max(3, ...(details.match(/`+/g) ?? []).map(({ length }) => length + 1)))
  const block = [`${fence}${language}`, ...shown, ...(rest > 0 ? [`… and ${rest} more lines`] : []), fence].join('\n')
  return [`<details><summary>${name}</summary>\n\n${block}\n\n</details>`]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n')
}

/** A text in a cell ends neither the cell nor the line, and is no tag. */
function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/\r?\n/g, ' ')
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``
}
