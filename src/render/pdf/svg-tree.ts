/** An element of an SVG. */
export interface SvgNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Letters that stand directly in it. */
  readonly text: string
  readonly children: SvgNode[]
}

const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Reads an SVG as the charts library writes it: well-formed, attributes in double quotes. Styles of pointers are left out. */
export function parseSvg(svg: string): SvgNode {
  const root: SvgNode = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  for (const [, end, name = '', attributes = '', alone, text = ''] of svg.matchAll(TAG)) {
    if (end === '/') open.pop()
    else {
      const node = { name, attributes: attributesOf(attributes), text: decoded(text), children: [] }
      open.at(-1)?.children.push(node)
      if (alone !== '/') open.push(node)
    }
  }
  return wholeOf(root, open.length)
}

function wholeOf({ children: [top] }: SvgNode, stillOpen: number): SvgNode {
  if (top?.name !== 'svg' || stillOpen !== 1) throw new Error('expected one whole SVG')
  return top
}

/** Those of `style` are attributes like any other. */
function attributesOf(text: string): Readonly<Record<string, string>> {
  const own = Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]),
  )
  const styles = (own['style'] ?? '').split(';').flatMap((one): [string, string][] => {
    const [name = '', value] = one.split(':')
    return value === undefined ? [] : [[name.trim(), value.trim()]]
  })
  return { ...own, ...Object.fromEntries(styles) }
}

function decoded(text: string): string {
  return text.replace(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
