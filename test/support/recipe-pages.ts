import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pages = fileURLToPath(new URL('../../docs/recipes/backups/', import.meta.url))

/** Blocks of a language in a page of docs/recipes/backups, in order. */
export function recipeBlocks(page: string, language: 'sh' | 'yaml' | 'text' | 'python'): readonly string[] {
  const text = readFileSync(join(pages, page), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block)
}
