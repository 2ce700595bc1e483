/** Tools that tell of deployments. */
export const TOOLS = ['github', 'gitlab', 'argocd', 'flux'] as const

export type Tool = (typeof TOOLS)[number]

/** How people call them. */
export const TOOL_NAMES: Readonly<Record<Tool, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  argocd: 'Argo CD',
  flux: 'Flux',
}

/** Where a tool deploys something: what a service names under `from`. */
export type Place =
  | { readonly tool: 'github'; readonly repository: string; readonly environment: string }
  | { readonly tool: 'gitlab'; readonly project: string; readonly environment: string }
  | { readonly tool: 'argocd'; readonly application: string; readonly namespace: string }
  | { readonly tool: 'flux'; readonly kind: string; readonly name: string; readonly namespace: string }

/** Whether two name the same. GitHub and GitLab tell `Shop/Checkout` and `shop/checkout` apart as little as we do. */
export function isSamePlace(one: Place, other: Place): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf(place: Place): string {
  switch (place.tool) {
    case 'github':
      return JSON.stringify([place.tool, place.repository.toLowerCase(), place.environment])
    case 'gitlab':
      return JSON.stringify([place.tool, place.project.toLowerCase(), place.environment])
    case 'argocd':
      return JSON.stringify([place.tool, place.application, place.namespace])
    case 'flux':
      return JSON.stringify([place.tool, place.kind, place.name, place.namespace])
  }
}

/** For people. */
export function placeWords(place: Place): string {
  switch (place.tool) {
    case 'github':
      return `${place.repository} to ${place.environment}`
    case 'gitlab':
      return `${place.project} to ${place.environment}`
    case 'argocd':
      return `the application ${place.namespace}/${place.application}`
    case 'flux':
      return `the ${place.kind} ${place.namespace}/${place.name}`
  }
}

/** As it would stand under `from`. */
export function placeAsWritten({ tool, ...fields }: Place): string {
  const written = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `- ${tool}: {${written.join(', ')}}`
}
