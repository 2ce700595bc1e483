import { chartsOf, coursesOf, diagramsOf, sparksOf, type Picture } from '../document/blocks.js'
import type { ChartPictures } from './chart/chart-pictures-files.js'
import type { ChartImages } from './html.js'
import type { Page } from './page.js'

/** All pictures of a page as data URIs. */
export function embedded({ sections }: Page, { svg }: ChartPictures): ReadonlyMap<Picture, ChartImages> {
  const address = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
  return new Map(
    [...chartsOf(sections), ...coursesOf(sections), ...diagramsOf(sections), ...sparksOf(sections)].map((picture) => [
      picture,
      { light: address(svg(picture, 'light')), dark: address(svg(picture, 'dark')) },
    ]),
  )
}
