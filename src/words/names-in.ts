/** Whether a text names one of them, in whatever case, as words of their own or with hyphens as names are written. */
export function namesOneOf(text: string, names: readonly string[]): boolean {
  const words = ` ${plain(text)} `
  return names.map(plain).some((name) => name !== '' && words.includes(` ${name} `))
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
