/** The text, `null` where it names one of them. */
export function unlessNaming(text: string | null, names: readonly string[]): string | null {
  return text === null || namesOneOf(text, names) ? null : text
}

/** Whether a text names one of them, in whatever case, as words of their own or with hyphens as names are written. */
function namesOneOf(text: string, names: readonly string[]): boolean {
  const words = ` ${plain(text)} `
  return names.map(plain).some((name) => name !== '' && words.includes(` ${name} `))
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
