import { readFileSync } from 'node:fs'

/** Source of the page of inventories. */
export function loadInventoryTemplate(): string {
  return readFileSync(new URL('./templates/inventory.html.hbs', import.meta.url), 'utf8')
}
