import { createChartPictures } from '../render/chart/chart-pictures-files.js'
import { embedded } from '../render/embedded-pictures.js'
import { createHtmlRenderer } from '../render/html.js'
import { renderMarkdown } from '../render/markdown.js'
import { loadPageTemplates } from '../render/page-templates-files.js'
import type { Page } from '../render/page.js'
import { loadPdfRenderer } from '../render/pdf/load-pdf-renderer-files.js'
import type { PdfFrame, PdfRenderer } from '../render/pdf/render-pdf.js'
import { renderText } from '../render/text.js'
import { paperPage, type PostIncidentPaper } from './paper.js'
import type { PaperFormat } from './postincident-paths.js'

/** Renders a post-incident report; templates are read once, what writes PDFs is loaded when the first is asked for. */
export function createPaperRenderer(): (paper: PostIncidentPaper, format: PaperFormat) => Promise<string | Uint8Array> {
  const html = createHtmlRenderer(loadPageTemplates())
  let pdf: Promise<PdfRenderer> | undefined
  return async (paper, format) => {
    const page = paperPage(paper)
    if (format === 'md') return renderMarkdown(page)
    if (format === 'txt') return renderText(page)
    const pictures = createChartPictures()
    if (format === 'html') return html(page, embedded(page, pictures))
    pdf ??= loadPdfRenderer()
    const render = await pdf
    return render(page, { ...frameOf(paper, page), draw: (picture) => pictures.svg(picture, 'light') })
  }
}

function frameOf(paper: PostIncidentPaper, page: Page): Omit<PdfFrame, 'draw'> {
  const { organisation, version, evidence, record } = paper
  const state = record?.filed == null ? 'draft' : 'filed'
  return {
    paper: 'a4',
    language: page.language,
    title: `Post-incident report ${page.title} (${organisation})`,
    subject: page.lead.text,
    author: organisation,
    keywords: [`incident ${evidence.details.incident.number}`, evidence.details.incident.service, state],
    creator: `Plimsoll ${version}`,
    createdAt: record?.filed?.at ?? new Date(evidence.readAt),
    foot: `${organisation} · Incident #${evidence.details.incident.number}, ${state}`,
    numbered: (number, pages) => `Page ${number} of ${pages}`,
  }
}
