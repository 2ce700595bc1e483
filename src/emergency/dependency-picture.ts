import { darkChart, lightChart, type ChartTheme } from '../render/chart/chart-theme.js'
import { diagramSize, drawDiagram } from '../render/chart/draw-diagram.js'
import { dependencyGraph, type DependingService } from './dependency-graph.js'

/** A larger picture makes the page larger than a phone should load, and nobody finds their way in it. */
const MOST_DRAWN = 80

/** As the page shows it. */
export interface DependencyPicture {
  readonly alt: string
  readonly width: number
  readonly height: number
  /** Addresses of the picture; '' where it is not drawn. */
  readonly light: string
  readonly dark: string
  /** Services that are not drawn beside others. */
  readonly lone: number
  readonly order: readonly string[]
  readonly circles: readonly string[]
  /** Why nothing is drawn. */
  readonly empty: Readonly<Record<'title' | 'sentence', string>>
}

/** What needs what, without services that have to do with no other. */
export function dependencyPicture(services: readonly DependingService[]): DependencyPicture {
  const { order, circles } = dependencyGraph(services)
  const needed = new Set(services.flatMap(({ dependsOn }) => dependsOn))
  const drawn = services.filter(({ name, dependsOn }) => dependsOn.length > 0 || needed.has(name))
  const { diagram } = dependencyGraph(drawn)
  const isDrawn = diagram.boxes.length > 0 && diagram.boxes.length <= MOST_DRAWN
  const address = (theme: ChartTheme) =>
    `data:image/svg+xml;base64,${Buffer.from(drawDiagram(diagram, theme)).toString('base64')}`
  return {
    ...{ alt: diagram.alt, ...diagramSize(diagram) },
    ...(isDrawn ? { light: address(lightChart), dark: address(darkChart) } : { light: '', dark: '' }),
    lone: drawn.length === 0 ? 0 : services.length - drawn.length,
    order: order.map((step) => step.join(', ')),
    circles: circles.map((circle) => circle.join(', ')),
    empty: undrawn(services.length, diagram.boxes.length),
  }
}

function undrawn(services: number, boxes: number): Readonly<Record<'title' | 'sentence', string>> {
  const mend = 'say under depends_on of its file what each needs.'
  if (services === 0) return { title: 'There is no service yet', sentence: `Include files of services, and ${mend}` }
  if (boxes === 0) return { title: 'No service needs another', sentence: `If one does, ${mend}` }
  const sentence = `${boxes} services need each other: read the order below, or GET /api/v1/dependencies.`
  return { title: 'Too many to draw', sentence }
}
