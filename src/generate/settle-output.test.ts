import { describe, expect, test } from '@jest/globals'
import type { GeneratedFile, OutputPart } from './generated-file.js'
import { settleOutput, type RememberedParts } from './settle-output.js'
import type { Selection } from './selection.js'

/** No two texts have the same. */
const digest = (text: string): string => text

/** Settles what services consist of (number by name) on a disk with texts by path, and says whose files were made. */
function settle(
  services: Readonly<Record<string, number | null>>,
  disk: Readonly<Record<string, string>>,
  more: More = {},
) {
  const made: string[] = []
  const partOf = ([name, content]: [string, number | null]): OutputPart => ({
    name,
    madeOf: content,
    make: () => {
      made.push(name)
      const paths = [`rules/${name}.yaml`, `rules/tests/${name}.yaml`]
      return { files: paths.map((path) => ({ path, text: `${path} ${content}` })), remarks: [`of ${name}`] }
    },
  })
  const onDisk = new Map(Object.entries(disk).map(([path, text]) => [path, { digest: text, hasOurMark: true }]))
  const { remembered = {}, selection = null } = more
  const parts = Object.entries(services).map(partOf)
  const taken = new Map<string, string>()
  const take = ({ path, text }: GeneratedFile) => taken.set(path, text)
  return { ...settleOutput({ parts, disk: onDisk, selection, remembered, digest, take }), made, taken }
}

interface More {
  readonly remembered?: RememberedParts
  readonly selection?: Selection
}

/** What a disk holds once everything of a run is written. */
const written = ({ files }: ReturnType<typeof settle>) =>
  Object.fromEntries(files.map(({ path, digest: text }) => [path, text]))

const first = settle({ a: 1, b: 2 }, {})
const disk = written(first)

describe('what has not changed is not made again', () => {
  test('a first run makes all of it', () => {
    expect([first.made, Object.fromEntries(first.taken)]).toEqual([['a', 'b'], disk])
  })

  test('a second one none, and says the same', () => {
    const again = settle({ a: 1, b: 2 }, disk, first)
    expect([again.made, again.taken.size]).toEqual([[], 0])
    expect([again.files, again.remarks, again.remembered]).toEqual([first.files, first.remarks, first.remembered])
  })

  test('one service that has changed is', () => {
    const changed = settle({ a: 1, b: 3 }, disk, first)
    expect(changed.made).toEqual(['b'])
    expect(written(changed)).toEqual(written(settle({ a: 1, b: 3 }, {})))
  })

  test('nor is one that is gone remembered', () => {
    expect(Object.keys(settle({ a: 1 }, disk, first).remembered)).toEqual(['a'])
  })

  test.each([
    ['edited', { ...disk, 'rules/a.yaml': 'groups: []' }],
    ['removed', { 'rules/tests/a.yaml': 'rules/tests/a.yaml 1', ...written(settle({ b: 2 }, {})) }],
  ])('files that were %s are', (_what, now) => {
    const mended = settle({ a: 1 }, now, first)
    expect([mended.made, mended.taken.get('rules/a.yaml')]).toEqual([['a'], 'rules/a.yaml 1'])
  })

  test('what is not wanted need not be there', () => {
    const rules = Object.fromEntries(Object.entries(disk).filter(([path]) => !path.includes('tests')))
    expect(settle({ a: 1, b: 2 }, rules, { ...first, selection: [{ only: 'rules' }] }).made).toEqual([])
    expect(settle({ a: 1, b: 2 }, rules, first).made).toEqual(['a', 'b'])
  })

  test('what nobody can tell is made each time', () => {
    const unknown = settle({ a: null }, {})
    expect(unknown.remembered).toEqual({})
    expect(settle({ a: null }, written(unknown), unknown).made).toEqual(['a'])
  })
})
