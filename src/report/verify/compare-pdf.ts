import { digestOf } from '../issued-file.js'
import { comparisonOf, differingLines, placeInText, type Comparison, type CopyReader } from './comparison.js'
import { openPdf, type DrawnPage } from './read-pdf.js'

/**
 * Copies of the PDF. A program that saves it anew orders and compresses its parts in another way; what it draws, with which letters and
 * where, stays. One that prints it into a new PDF draws anew: then only the words can be compared.
 */
export const pdfReader: CopyReader = {
  format: 'pdf',
  async placeIn(bytes) {
    const pages = await openPdf(bytes)
    return pages === null ? null : placeInText(pages.flatMap(({ lines }) => lines).join('\n'))
  },
  async compare(issued, copy) {
    const [was, is] = [await openPdf(issued), await openPdf(copy)]
    if (was === null || is === null) return comparisonOf(['it cannot be read as PDF any more'])
    return comparisonOf(differingPages(was, is), drawnAlike(was, is))
  },
}

const NO_PAGE: DrawnPage = { lines: [], links: [], drawing: '' }

function differingPages(was: readonly DrawnPage[], is: readonly DrawnPage[]): readonly string[] {
  const pages = Math.max(was.length, is.length)
  return Array.from({ length: pages }, (_, index) => {
    const [before = NO_PAGE, now = NO_PAGE] = [was[index], is[index]]
    return [
      ...differingLines(before.lines, now.lines, `page ${index + 1}, line`),
      ...differingLines(before.links, now.links, `page ${index + 1}, link`),
    ]
  }).flat()
}

function drawnAlike(was: readonly DrawnPage[], is: readonly DrawnPage[]): Comparison {
  const other = was.findIndex(({ drawing }, index) => digestOf(drawing) !== digestOf(is[index]?.drawing ?? ''))
  if (other === -1) return { kind: 'same' }
  return {
    kind: 'undecided',
    why: `every word is as it was issued, but page ${other + 1} is drawn another way: either it was printed into a new file, or letters, lines or colours were changed. Look at both`,
  }
}
