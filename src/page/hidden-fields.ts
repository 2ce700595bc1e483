import Handlebars from 'handlebars'

/**
 * Names that a template writes as fields of its view although a helper is called so: Handlebars would call that helper, and what the view has
 * would never be seen. `this.name` reads the field.
 */
export function hiddenFields(source: string, helpers: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const visitor = new Handlebars.Visitor()
  visitor.MustacheStatement = ({ path, params, hash }) => {
    // Every helper takes something.
    const isBare = params.length === 0 && (hash as hbs.AST.Hash | undefined) === undefined
    if (isBare && isPath(path) && helpers.includes(path.original)) found.add(path.original)
  }
  visitor.accept(Handlebars.parse(source))
  return [...found]
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression'
}
