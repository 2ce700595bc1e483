import type { Chart, Course, Diagram, Picture, Spark } from '../../document/blocks.js'
import { CHART_SIZE } from '../chart/draw-chart.js'
import { COURSE_SIZE } from '../chart/draw-course.js'
import { diagramSize } from '../chart/draw-diagram.js'
import { SPARK_SIZE } from '../chart/draw-spark.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { drawSvg } from './pdf-svg.js'

/** A picture as SVG, in light colours. */
export type ChartDrawer = (picture: Picture) => string

/** Height of a chart of a width, in points. */
export function chartHeight(width: number): number {
  return (width * CHART_SIZE.height) / CHART_SIZE.width
}

/** Height of a course of a width, in points. */
export function courseHeight(width: number): number {
  return (width * COURSE_SIZE.height) / COURSE_SIZE.width
}

/** Small bars in points. */
export const SPARK_POINTS = { width: SPARK_SIZE.width * 0.75, height: SPARK_SIZE.height * 0.75 } as const

interface PicturePlace {
  readonly x: number
  readonly y: number
  readonly width: number
}

interface Drawing {
  readonly sheet: PdfSheet
  readonly draw: ChartDrawer
}

/** Writes a chart as lines and letters, from the picture that pages and mails show, with its text for those who do not see it. */
export function writeChart(
  drawing: Drawing,
  parent: PdfElement,
  { chart, ...place }: PicturePlace & { readonly chart: Chart },
): void {
  writePicture(drawing, parent, { picture: chart, size: CHART_SIZE, ...place })
}

/** The same of a course. */
export function writeCourse(
  drawing: Drawing,
  parent: PdfElement,
  { course, ...place }: PicturePlace & { readonly course: Course },
): void {
  writePicture(drawing, parent, { picture: course, size: COURSE_SIZE, ...place })
}

/** Size of a diagram on a page, in points: as large as it is drawn, and never wider or higher than there is room. */
export function diagramWidth(sheet: PdfSheet, diagram: Diagram): { readonly width: number; readonly height: number } {
  const { width, height } = diagramSize(diagram)
  const scale = Math.min(0.75, sheet.width / width, (sheet.pageHeight - 60) / height)
  return { width: width * scale, height: height * scale }
}

/** The same of a diagram, at the left margin. */
export function writeDiagram(drawing: Drawing, parent: PdfElement, diagram: Diagram): void {
  const { sheet } = drawing
  const { width, height } = diagramWidth(sheet, diagram)
  sheet.skip(8)
  sheet.keep(height)
  writePicture(drawing, parent, {
    ...{ picture: diagram, size: diagramSize(diagram) },
    ...{ x: sheet.left, y: sheet.doc.y, width },
  })
}

/** The same of small bars, right in a cell. */
export function writeSpark(
  drawing: Drawing,
  parent: PdfElement,
  { spark, ...place }: PicturePlace & { readonly spark: Spark },
): void {
  const { width } = SPARK_POINTS
  const x = place.x + place.width - width
  writePicture(drawing, parent, { picture: spark, size: SPARK_SIZE, x, y: place.y, width })
}

function writePicture(
  { sheet, draw }: Drawing,
  parent: PdfElement,
  {
    picture,
    size,
    x,
    y,
    width,
  }: PicturePlace & { readonly picture: Picture; readonly size: { readonly width: number; readonly height: number } },
): void {
  const { doc } = sheet
  const height = (width * size.height) / size.width
  const said = { alt: picture.alt, bbox: [x, y, x + width, y + height] as [number, number, number, number] }
  const write = () => {
    doc
      .save()
      .translate(x, y)
      .scale(width / size.width)
    drawSvg(doc, draw(picture))
    doc.restore()
  }
  parent.add(doc.struct('Figure', said, [write]))
  doc.y = y + height
}
