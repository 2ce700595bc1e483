/** The fenced blocks of a language in one section of a page in Markdown, in their order. */
export function blocksOf(page: string, heading: string, language: 'sh' | 'yaml'): readonly string[] {
  const section = page.split(/^(?=##+ )/m).find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`there is no section ${heading}`)
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
}

/** The one block in which `text` stands. */
export function blockWith(blocks: readonly string[], text: string): string {
  const found = blocks.filter((block) => block.includes(text))
  if (found.length !== 1) throw new Error(`${text} stands in ${found.length} blocks, not in one`)
  return found[0] ?? ''
}
