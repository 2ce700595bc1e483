import { LineCounter, parseAllDocuments, parseDocument } from 'yaml'
import type { Document, YAMLError } from 'yaml'
import { convertNode } from './convert-document.js'
import { ALIAS_ALLOWANCE } from './conversion.js'
import type { Conversion } from './conversion.js'
import { TOP } from './format-path.js'
import { atLeastOne, findingAt } from './finding.js'
import type { Finding, Findings } from './finding.js'
import type { Origin, Origins, Tree } from './located.js'
import { MOST_LEVELS, tooDeepAt } from './nesting.js'
import { explainYamlError } from './yaml-error.js'

/** A file as text, with the name that a person would type. */
export interface SourceFile {
  readonly file: string
  readonly text: string
  /** Keys at its top that hold what it consists of: left empty by a variable, they are mistakes and not left out. Default: none. */
  readonly parts?: ReadonlySet<string>
}

/** What one file turned out to hold. */
export type ReadDocument = Whole | Broken

interface Whole {
  readonly tree: Tree
  readonly findings: readonly Finding[]
  readonly whole: true
}

/** The YAML itself is broken: `tree` holds what could be made out, good for names only. */
interface Broken {
  readonly tree: Tree
  readonly findings: Findings
  readonly whole: false
}

/** Reads one YAML 1.2 document with the places of all its parts. Never throws: mistakes become findings. */
export function readDocument(
  source: SourceFile,
  env: Readonly<Record<string, string | undefined>>,
  origins: Origins,
): ReadDocument {
  const deep = refuseDepth(source)
  if (deep !== null) return deep
  const lines = new LineCounter()
  const document = parseDocument(source.text, { ...OPTIONS, lineCounter: lines })
  return convertDocument(document, { ...source, lines, env, origins, expand: true })
}

/** Reads all documents of a file of another tool, whose `${…}` are its own affair. Empty ones between `---` are left out. */
export function readForeignDocuments(source: SourceFile, origins: Origins): ReadDocument[] {
  const deep = refuseDepth(source)
  if (deep !== null) return [deep]
  const lines = new LineCounter()
  const all = parseAllDocuments(source.text, { ...OPTIONS, lineCounter: lines })
  const documents = Array.isArray(all)
    ? all.filter(({ contents, errors }) => contents !== null || errors.length > 0)
    : []
  return documents.map((document) => convertDocument(document, { ...source, lines, env: {}, origins, expand: false }))
}

const OPTIONS = { version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const

type Surroundings = Pick<Conversion, 'file' | 'text' | 'lines' | 'env' | 'origins' | 'expand'>

function convertDocument(document: Document.Parsed, surroundings: Surroundings): ReadDocument {
  const conversion: Conversion = {
    ...surroundings,
    document,
    findings: [],
    anchors: new Map(),
    targets: new Map(),
    open: new Set(),
    allowance: ALIAS_ALLOWANCE,
  }
  const top = topOf(surroundings)
  const syntax = yamlFindings(conversion)
  const { value } = convertNode(conversion, document.contents, TOP)
  const empty = document.contents === null && syntax.length === 0
  const findings = [...syntax, ...conversion.findings]
  const whole = !empty && conversion.allowance >= 0 && document.errors.length === 0
  const tree = { value, origin: surroundings.expand ? top : { ...top, line: lineOf(conversion) } }
  if (whole) return { tree, findings, whole }
  const unsaid = () => findingAt(top, empty ? 'the file is empty' : 'the file cannot be read')
  return { tree, findings: atLeastOne(findings, unsaid), whole }
}

function topOf({ file }: { readonly file: string }): Origin {
  return { file, line: 1, column: 1, path: '', variables: [], unresolved: false }
}

/** The line on which a document of several begins. */
function lineOf({ document, lines }: Conversion): number {
  return lines.linePos(document.contents?.range[0] ?? 0).line
}

function refuseDepth({ file, text }: SourceFile): ReadDocument | null {
  const deep = tooDeepAt(text)
  if (deep === null) return null
  const top = topOf({ file })
  const message = `nested more than ${MOST_LEVELS} levels deep`
  const origin = { ...top, line: text.slice(0, deep).split('\n').length }
  const finding = findingAt(origin, message, 'is this a file of another kind?')
  return { tree: { value: null, origin: top }, findings: [finding], whole: false }
}

/** A broken line makes all that follows look broken too, so of such errors only the first counts; others stand for themselves. */
function yamlFindings(conversion: Conversion): Finding[] {
  const { document } = conversion
  const isAlone = ({ code }: YAMLError) => code === 'TAG_RESOLVE_FAILED'
  const errors = [...document.errors, ...document.warnings]
  const { explicit = false, version } = document.directives.yaml
  if (explicit && version !== OPTIONS.version && errors.length === 0) {
    // YAML 1.1 takes `no`, `0012` and `12:30` for something else than they seem to be.
    return [findingAt(topOf(conversion), `expected YAML ${OPTIONS.version}`, 'take the line %YAML out')]
  }
  const [first] = errors.filter((error) => !isAlone(error))
  return [...(first === undefined ? [] : [first]), ...errors.filter(isAlone)].map((error) =>
    explainYamlError(conversion, error),
  )
}
