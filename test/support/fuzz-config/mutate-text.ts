import type { Random } from './random.js'
import { ODD_SCALARS } from './odd-scalars.js'

type Lines = string[]
type Mutation = (lines: Lines, random: Random) => Lines

/** Changes a YAML text in one to three places, as a slip of the hand, a bad merge or a template gone wrong would. The same `random` gives the same text. */
export function mutateText(text: string, random: Random): string {
  let lines = text.split('\n')
  for (let count = 1 + random.below(3); count > 0; count -= 1) lines = random.pick(MUTATIONS)(lines, random)
  const mutated = lines.join('\n')
  return random.below(12) === 0 ? mutated.slice(0, random.below(mutated.length + 1)) : mutated
}

const MUTATIONS: readonly Mutation[] = [
  // Nodes: dropped, repeated, swapped, moved.
  (lines, random) => without(lines, blockAt(lines, random.below(lines.length))),
  (lines, random) => {
    const block = blockAt(lines, random.below(lines.length))
    return [...lines.slice(0, block.to), ...lines.slice(block.from)]
  },
  (lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)]
    return lines.map((line, at) => (at === a ? (lines[b] ?? '') : at === b ? (lines[a] ?? '') : line))
  },
  (lines, random) => {
    const block = blockAt(lines, random.below(lines.length))
    const rest = without(lines, block)
    const to = random.below(rest.length + 1)
    return [...rest.slice(0, to), ...lines.slice(block.from, block.to), ...rest.slice(to)]
  },
  // Values and keys of another kind.
  (lines, random) =>
    onLine(lines, random, (line) =>
      line.replace(/^(\s*(?:- )?[\w$-]+:).*$/, (_all, key: string) => `${key} ${random.pick(ODD_SCALARS)}`),
    ),
  (lines, random) =>
    onLine(lines, random, (line) =>
      line.replace(/^(\s*(?:- )?[\w$-]+:).*$/, (_all, key: string) => `${key} ${random.pick(ODD_SCALARS)}`),
    ),
  (lines, random) => onLine(lines, random, (line) => replaceOne(line, /(?<=[[{,:] ?)[^[\]{},:'"]+(?=[,}\]])/g, random)),
  (lines, random) =>
    onLine(lines, random, (line) =>
      line.replace(/^(\s*(?:- )?)[\w$-]+:/, (_all, start: string) => `${start}${random.pick(ODD_SCALARS)}:`),
    ),
  (lines, random) => onLine(lines, random, (line) => line.replace(/[\w.]+$/, () => random.pick(ODD_SCALARS))),
  // Indentation.
  (lines, random) => onLine(lines, random, (line) => `${' '.repeat(1 + random.below(4))}${line}`),
  (lines, random) => onLine(lines, random, (line) => line.replace(/^ {1,2}/, '')),
  (lines, random) => onLine(lines, random, (line) => `\t${line}`),
  // Anchors, aliases, documents, single characters.
  (lines, random) => onLine(lines, random, (line) => line.replace(/: ?/, ': &a ')),
  (lines, random) => onLine(lines, random, (line) => line.replace(/: .*$/, ': *a')),
  (lines, random) => [
    ...lines.slice(0, random.below(lines.length)),
    random.pick(['---', '...', '%YAML 1.1', '<<: *a', 'x: 1', '- x', '# x']),
    ...lines.slice(random.below(lines.length)),
  ],
  (lines, random) => onLine(lines, random, (line) => insert(line, random.below(line.length + 1), random.pick(SIGNS))),
  (lines, random) => onLine(lines, random, (line) => cut(line, random.below(line.length), 1)),
]

const SIGNS: readonly string[] = ':|{|}|[|]|"|\'|#|,|&|*|!|>|%|@|`|-|\\|$| '.split('|').concat('|')

/** A line with everything that is indented more deeply below it. */
function blockAt(lines: Lines, from: number): { readonly from: number; readonly to: number } {
  const depth = (line: string) => /^ */.exec(line)?.[0].length ?? 0
  let to = from + 1
  while (to < lines.length && depth(lines[to] ?? '') > depth(lines[from] ?? '')) to += 1
  return { from, to }
}

function without(lines: Lines, { from, to }: { readonly from: number; readonly to: number }): Lines {
  return [...lines.slice(0, from), ...lines.slice(to)]
}

function onLine(lines: Lines, random: Random, change: (line: string) => string): Lines {
  const chosen = random.below(lines.length)
  return lines.map((line, at) => (at === chosen ? change(line) : line))
}

function replaceOne(line: string, pattern: RegExp, random: Random): string {
  const found = [...line.matchAll(pattern)]
  const chosen = found.length === 0 ? undefined : random.pick(found)
  return chosen === undefined
    ? line
    : insert(cut(line, chosen.index, chosen[0].length), chosen.index, random.pick(ODD_SCALARS))
}

function insert(line: string, at: number, text: string): string {
  return line.slice(0, at) + text + line.slice(at)
}

function cut(line: string, at: number, length: number): string {
  return line.slice(0, at) + line.slice(at + length)
}
