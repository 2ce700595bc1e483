import { expect, test } from '@jest/globals'
import { dependencyGraph } from './dependency-graph.js'

const service = (name: string, ...dependsOn: string[]) => ({ name, team: 'red', dependsOn })

test('what is needed stands to the right and comes back first', () => {
  const { diagram, order, circles } = dependencyGraph([
    service('shop', 'search', 'bank'),
    service('search', 'index'),
    service('index'),
    service('lone'),
  ])
  // The bank is somebody else's.
  expect(order).toEqual([['bank', 'index', 'lone'], ['search'], ['shop']])
  expect(circles).toEqual([])
  expect(diagram.boxes).toEqual([
    { text: 'bank', note: 'not one of these services', column: 2, row: 0 },
    { text: 'index', note: 'red', column: 2, row: 1 },
    { text: 'lone', note: 'red', column: 2, row: 2 },
    { text: 'search', note: 'red', column: 1, row: 0 },
    { text: 'shop', note: 'red', column: 0, row: 0 },
  ])
  expect(diagram.arrows).toEqual([
    [3, 1],
    [4, 3],
    [4, 0],
  ])
  expect(diagram.alt).toBe('search needs index. shop needs search, bank.')
})

test('services that need each other in a circle come back in one step, and are named', () => {
  const { order, circles } = dependencyGraph([
    service('a', 'b'),
    service('b', 'c', 'd'),
    service('c', 'a'),
    service('d'),
    service('e', 'a', 'e'),
  ])
  expect(order).toEqual([['d'], ['a', 'b', 'c'], ['e']])
  expect(circles).toEqual([['a', 'b', 'c']])
})

test('a chain of ten thousand is no deep matter, and nothing has no order', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    service(`s${index}`, ...(index === 0 ? [] : [`s${index - 1}`])),
  )
  expect(dependencyGraph(chain).order).toHaveLength(10_000)
  expect(dependencyGraph([])).toMatchObject({ order: [], circles: [], diagram: { boxes: [], arrows: [] } })
})

test('arrows lead to the right, whatever needs what, unless in a circle', () => {
  let seed = 7
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let turn = 0; turn < 200; turn++) {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`)
    const services = names.map((name) => service(name, ...names.filter(() => random() < 0.12)))
    const { diagram, order, circles } = dependencyGraph(services)
    const isCircle = (a: string, b: string) => circles.some((one) => one.includes(a) && one.includes(b))
    const stepOf = (name: string) => order.findIndex((step) => step.includes(name))
    expect(order.flat().toSorted()).toEqual(names.toSorted())
    for (const [from, to] of diagram.arrows) {
      const [needing, needed] = [diagram.boxes[from]!, diagram.boxes[to]!]
      if (isCircle(needing.text, needed.text)) continue
      expect(needed.column).toBeGreaterThan(needing.column)
      expect(stepOf(needed.text)).toBeLessThan(stepOf(needing.text))
    }
  }
})
