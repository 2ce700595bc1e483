import { getDocument } from 'unpdf/pdfjs'

/** An element of the structure of a PDF, with the text that stands in it. */
export interface ReadElement {
  readonly role: string
  readonly alt: string | null
  readonly text: string
  readonly children: readonly ReadElement[]
}

/** What another program than the one that wrote it reads in a PDF. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[]
  readonly info: Readonly<Record<string, unknown>>
  readonly language: string | null
  /** Titles of bookmarks, those below others indented by two blanks. */
  readonly bookmarks: readonly string[]
  /** Every element in reading order, of all pages. */
  readonly elements: readonly ReadElement[]
}

export interface ReadPage {
  /** In points. */
  readonly size: readonly [number, number]
  readonly text: string
  /** What belongs to no element: feet, heads that are said again. */
  readonly artifacts: readonly string[]
  /** The lowest letters above the foot, in points from the lower edge. */
  readonly lowest: number
}

type Content = Awaited<ReturnType<Awaited<ReturnType<Loaded['getPage']>>['getTextContent']>>['items']
type Loaded = Awaited<ReturnType<typeof getDocument>['promise']>
type Tree = Awaited<ReturnType<Awaited<ReturnType<Loaded['getPage']>>['getStructTree']>>
type Branch = Tree['children'][number]

/** Opens a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false })
  const pdf = await task.promise
  const read = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => readPage(pdf, index + 1)))
  const { info } = await pdf.getMetadata()
  const outline = (await pdf.getOutline()) as readonly Bookmark[] | null
  const result = {
    pages: read.map(({ page }) => page),
    info: info as Readonly<Record<string, unknown>>,
    language: (info as { readonly Language?: string | null }).Language ?? null,
    bookmarks: (outline ?? []).flatMap((one) => titlesOf(one, '')),
    elements: read.flatMap(({ elements }) => elements),
  }
  await task.destroy()
  return result
}

interface Bookmark {
  readonly title: string
  readonly items: readonly Bookmark[]
}

function titlesOf({ title, items }: Bookmark, indent: string): readonly string[] {
  return [`${indent}${title}`, ...items.flatMap((one) => titlesOf(one, `${indent}  `))]
}

async function readPage(pdf: Loaded, number: number) {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const { byId, artifacts } = textsOf(items)
  const lowest = lowestOf(items)
  const tree = await page.getStructTree()
  const [, , width, height] = page.view
  const size = [width ?? 0, height ?? 0] as const
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
  const elements = tree.children.flatMap((one) => elementsOf(one, byId))
  return { page: { size, text, artifacts, lowest }, elements }
}

const FOOT = 50

interface Texts {
  /** Of marked content, by its id. */
  readonly byId: Map<string, string>
  readonly artifacts: string[]
}

function textsOf(items: Content): Texts {
  const texts: Texts = { byId: new Map(), artifacts: [] }
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) addText(texts, item, open.at(-1) ?? '')
    else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id)
  }
  return texts
}

type Text = Extract<Content[number], { readonly str: string }>

function addText({ byId, artifacts }: Texts, { str, hasEOL }: Text, id: string): void {
  if (id) byId.set(id, `${byId.get(id) ?? ''}${str}${hasEOL ? ' ' : ''}`)
  else if (str.trim() !== '') artifacts.push(str)
}

/** The lowest letters above the foot of a page. */
function lowestOf(items: Content): number {
  const heights = items.map((item) => ('str' in item && item.str.trim() !== '' ? Number(item.transform[5]) : Infinity))
  return Math.min(...heights.filter((height) => height > FOOT))
}

function elementsOf(branch: Branch, byId: ReadonlyMap<string, string>): readonly ReadElement[] {
  if (!('role' in branch)) return []
  const { role, children, alt } = branch as { role: string; children: readonly Branch[]; alt?: string }
  const own = children.map((one) => ('id' in one ? (byId.get(one.id) ?? '') : ''))
  return [
    { role, alt: alt ?? null, text: own.join('').trim(), children: children.flatMap((one) => elementsOf(one, byId)) },
  ]
}

/** Elements and those within them, in reading order. */
export function allOf(elements: readonly ReadElement[]): readonly ReadElement[] {
  return elements.flatMap((one) => [one, ...allOf(one.children)])
}
