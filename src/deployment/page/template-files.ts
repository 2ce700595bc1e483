import { readFileSync } from 'node:fs'

/** Sources of the pages of deployments. */
export function loadDeploymentTemplates(): { readonly list: string; readonly one: string } {
  return { list: read('deployments'), one: read('deployment') }
}

function read(name: string): string {
  return readFileSync(new URL(`./templates/${name}.html.hbs`, import.meta.url), 'utf8')
}
