import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'

/** Where Alertmanager finds a secret on its own machine: in its folder, under the name that the file has here. */
export function secretPath({ secretsDir }: AlertmanagerSettings, file: string): string {
  return `${secretsDir}/${file.split(/[/\\]/).at(-1) ?? file}`
}
