import { LineCounter, parseDocument } from 'yaml'
import { convertNode } from './convert-document.js'
import { ALIAS_ALLOWANCE } from './conversion.js'
import type { Conversion } from './conversion.js'
import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import type { Origin, Origins, Tree } from './located.js'
import { MOST_LEVELS, tooDeepAt } from './nesting.js'
import { explainYamlError } from './yaml-error.js'

/** A file as text, with the name that a person would type. */
export interface SourceFile {
  readonly file: string
  readonly text: string
}

/** What one file turned out to hold. */
export interface ReadDocument {
  readonly tree: Tree
  readonly findings: readonly Finding[]
  /** False when the YAML itself is broken: then `tree` holds what could be made out, good for names only. */
  readonly whole: boolean
}

/** Reads one YAML 1.2 document with the places of all its parts. Never throws: mistakes become findings. */
export function readDocument(
  { file, text }: SourceFile,
  env: Readonly<Record<string, string | undefined>>,
  origins: Origins,
): ReadDocument {
  const top = { file, line: 1, column: 1, path: '', variables: [], unresolved: false }
  const lines = new LineCounter()
  const deep = tooDeepAt(text)
  if (deep !== null) return refuseDepth(top, text.slice(0, deep).split('\n').length)
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', prettyErrors: false })
  const conversion: Conversion = {
    file,
    text,
    document,
    lines,
    env,
    origins,
    findings: [],
    open: new Set(),
    allowance: ALIAS_ALLOWANCE,
  }
  const syntax = yamlFindings(conversion)
  const { value } = convertNode(conversion, document.contents, [])
  const empty = document.contents === null && syntax.length === 0
  const findings = empty ? [findingAt(top, 'the file is empty')] : [...syntax, ...conversion.findings]
  const whole = !empty && conversion.allowance >= 0 && document.errors.every(({ code }) => code === 'DUPLICATE_KEY')
  return { tree: { value, origin: top }, findings, whole }
}

function refuseDepth(top: Origin, line: number): ReadDocument {
  const message = `nested more than ${MOST_LEVELS} levels deep`
  const finding = findingAt({ ...top, line }, message, 'is this a file of another kind?')
  return { tree: { value: null, origin: top }, findings: [finding], whole: false }
}

/** A broken line makes all that follows look broken too, so of such errors only the first counts; others stand for themselves. */
function yamlFindings(conversion: Conversion): Finding[] {
  const { document } = conversion
  const alone = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'])
  const errors = [...document.errors, ...document.warnings]
  const [first] = errors.filter(({ code }) => !alone.has(code))
  return [...(first === undefined ? [] : [first]), ...errors.filter(({ code }) => alone.has(code))].map((error) =>
    explainYamlError(conversion, error),
  )
}
