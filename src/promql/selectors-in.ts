import { parseSelector, type Selector } from './selector.js'
import { syntaxTree } from './syntax-tree.js'

/** All selectors of an expression, in its order, each text once. */
export function selectorsIn(expression: string): Selector[] {
  const texts = new Set<string>()
  syntaxTree(expression).iterate({
    enter({ name, from, to }) {
      if (name === 'VectorSelector') texts.add(expression.slice(from, to))
    },
  })
  return [...texts].flatMap((text) => parseSelector(text) ?? [])
}
