import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'
import { digestOf } from '../issued-file.js'

/** A page of a PDF, as somebody sees it. */
export interface DrawnPage {
  readonly lines: readonly string[]
  /** Where its links lead, with their places. */
  readonly links: readonly string[]
  /** Size, and everything that is drawn, with the letters and pictures it is drawn with, in its order. */
  readonly drawing: string
}

/** Reads all pages; `null`: it cannot be read. Loaded when it is asked for: it is large. */
export async function openPdf(bytes: Uint8Array): Promise<readonly DrawnPage[] | null> {
  // pdf.js without what draws on a screen, which would need a package with native code.
  const { getDocument, OPS } = await import('unpdf/pdfjs')
  // It takes over the bytes that it is given.
  const data = new Uint8Array(bytes)
  const task = getDocument({
    data,
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
    isEvalSupported: false,
  })
  try {
    return await readPages(await task.promise, OPS)
  } catch {
    return null
  } finally {
    await task.destroy()
  }
}

type Operations = Readonly<Record<string, number>>

async function readPages(pdf: PDFDocumentProxy, operations: Operations): Promise<readonly DrawnPage[]> {
  const pages: DrawnPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const drawing = await drawingOf(page, operations)
    pages.push({ lines: await linesOf(page), links: await linksOf(page), drawing })
    page.cleanup()
  }
  return pages
}

async function linesOf(page: PDFPageProxy): Promise<readonly string[]> {
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
  return text.split('\n').map((line) => line.trimEnd())
}

interface Annotation {
  readonly subtype?: string
  readonly rect?: readonly number[]
  readonly url?: string
}

async function linksOf(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[]
  return annotations.map(
    ({ subtype = '', rect = [], url = '' }) => `${subtype} ${rect.map(Math.round).join(',')} ${url}`,
  )
}

/** As text: names that the reader gave are replaced by digests of what they name, so that two files can be compared. */
async function drawingOf(page: PDFPageProxy, operations: Operations): Promise<string> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const commands = fnArray.map((operation, index) => {
    const given = argsArray[index] as unknown
    const [name, ...rest] = Array.isArray(given) ? (given as readonly unknown[]) : []
    if (operation === operations['setFont']) return [operation, resourceDigest(page.commonObjs, name), ...rest]
    if (operation === operations['paintImageXObject']) return [operation, resourceDigest(page.objs, name), ...rest]
    if (operation === operations['dependency']) return [operation]
    return [operation, given]
  })
  return JSON.stringify([page.view, page.rotate, commands])
}

interface Resources {
  has(name: string): boolean
  get(name: string): unknown
}

function resourceDigest(resources: Resources, name: unknown): string {
  const found = typeof name === 'string' && resources.has(name) ? resources.get(name) : null
  if (typeof found !== 'object' || found === null || !('data' in found)) return ''
  return ArrayBuffer.isView(found.data) ? digestOf(found.data as Uint8Array) : ''
}
