import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import type { CommandIo } from '../../terminal/command-io.js'
import type { CaptureCommand, Captured } from './captured-command.js'
import type { CiStep, Finding } from './ci-step.js'
import { runPromtool } from './promtool-client.js'

/** What the checks work with. */
export interface CiMeans {
  readonly config: string
  readonly lenient: boolean
  readonly allowEmpty: boolean
  readonly live: boolean
  readonly strict: boolean
  readonly promtool: string
  /** Over how many pages are replayed. */
  readonly days: number
  readonly io: CommandIo
  readonly capture: CaptureCommand
}

const place = { file: z.string(), line: z.number(), column: z.number() }
const validated = z.object({
  valid: z.boolean(),
  diagnostics: z.array(z.object({ ...place, message: z.string(), hint: z.string().nullable() })),
  warnings: z.array(remarkOf()),
  notes: z.array(remarkOf()),
  /** Why it could not be checked to its end, such as a server that does not answer. */
  error: z.string().optional(),
})

function remarkOf() {
  return z.object({
    rule: z.string(),
    subject: z.string(),
    message: z.string(),
    hint: z.string().nullable(),
    place: z.object(place).optional(),
  })
}

type RemarkAnswer = z.output<ReturnType<typeof remarkOf>>

/** What stands before the name of each command that is run for it. */
export function globalsOf({ config, lenient, allowEmpty }: Pick<CiMeans, 'config' | 'lenient' | 'allowEmpty'>) {
  return ['--config', config, ...(lenient ? ['--lenient'] : []), ...(allowEmpty ? ['--allow-empty'] : [])]
}

/** What is wrong with the configuration, or remarkable about it. */
export async function checkConfiguration(means: CiMeans): Promise<{
  readonly step: CiStep
  readonly findings: readonly Finding[]
  readonly isValid: boolean
}> {
  const flags = ['--output', 'json', ...(means.strict ? ['--strict'] : []), ...(means.live ? ['--live'] : [])]
  const { stdout, stderr } = await means.capture(['validate', ...flags])
  const name = 'Configuration'
  const read = validated.safeParse(jsonOf(stdout))
  if (!read.success) return { step: failed(name, 'it cannot be checked', stderr), findings: [], isValid: false }
  const { valid, diagnostics, warnings, notes, error } = read.data
  const findings: readonly Finding[] = [
    ...diagnostics.map((one) => ({ ...one, level: 'error' as const, rule: 'config' })),
    ...warnings.map((one) => ofRemark(one, means.strict ? 'error' : 'warning', means.config)),
    ...notes.map((one) => ofRemark(one, 'note', means.config)),
  ]
  const isValid = diagnostics.length === 0
  const counted = [countWords(diagnostics.length, 'mistake'), countWords(warnings.length, 'warning')].join(', ')
  const said = error ?? counted
  const outcome = !valid ? 'failed' : warnings.length > 0 ? 'warned' : 'passed'
  return { step: { name, outcome, said, details: '', language: 'text' }, findings, isValid }
}

function ofRemark({ rule, subject, message, hint, place: at }: RemarkAnswer, level: Finding['level'], config: string) {
  const { file, line, column } = at ?? { file: config, line: 0, column: 0 }
  return { level, rule, message: `${subject}: ${message}`, hint, file, line, column }
}

/** Whether the files that are kept are those that the configuration makes. */
export async function checkGenerated({ capture }: CiMeans): Promise<CiStep> {
  const ended = await capture(['generate', '--check'])
  const name = 'Generated files'
  if (ended.exitCode === 0) return passed(name, 'as the configuration says')
  if (ended.stdout.trim() === '') return failed(name, 'they cannot be made', ended.stderr)
  return {
    ...failed(name, 'other than the configuration says: run `plimsoll generate`', ended.stdout),
    language: 'diff',
  }
}

/** Whether promtool takes the rules, and their tests pass. */
export async function checkRules({ capture, promtool }: CiMeans): Promise<CiStep> {
  const name = 'Rules and their tests'
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-ci-'))
  try {
    const made = await capture(['generate', '--only', 'rules,tests', '--out', folder])
    if (made.exitCode !== 0) return failed(name, 'they cannot be made', made.stderr)
    const files = await namesIn(join(folder, 'rules'))
    const tests = await namesIn(join(folder, 'rules', 'tests'))
    const checked = await runPromtool(promtool, ['check', 'rules', ...files], join(folder, 'rules'))
    if (checked === null)
      return {
        ...failed(name, `there is no ${promtool}: install it, or name it in --promtool`, ''),
        outcome: 'not_run',
      }
    if (checked.exitCode !== 0) return failed(name, 'promtool does not take the rules', checked.output)
    const tested = await runPromtool(promtool, ['test', 'rules', ...tests], join(folder, 'rules', 'tests'))
    if (tested?.exitCode !== 0) return failed(name, 'a test fails', tested?.output ?? '')
    return passed(name, `${countWords(files.length, 'file')} of rules, ${countWords(tests.length, 'file')} of tests`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.yaml')).toSorted()
}

/** Whether what runs is what the configuration makes: until it is merged and rolled out, it is not what the pull request changes. */
export async function checkRunning({ capture }: CiMeans): Promise<CiStep> {
  const ended = await capture(['diff'])
  const name = 'What runs'
  if (ended.exitCode === 0) return passed(name, 'is what the configuration makes')
  if (ended.exitCode === 2) return { ...failed(name, 'somebody did not answer', wordsOf(ended)), outcome: 'not_run' }
  return {
    ...failed(name, 'is other than the configuration makes', wordsOf(ended)),
    outcome: 'warned',
    language: 'diff',
  }
}

function wordsOf({ stdout, stderr }: Captured): string {
  return [stdout, stderr].filter((text) => text.trim() !== '').join('\n')
}

export function passed(name: string, said: string): CiStep {
  return { name, outcome: 'passed', said, details: '', language: 'text' }
}

export function failed(name: string, said: string, details: string): CiStep {
  return { name, outcome: 'failed', said, details, language: 'text' }
}

export function countWords(count: number, one: string): string {
  return `${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
