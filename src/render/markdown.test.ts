import { expect, it } from '@jest/globals'
import { renderMarkdown } from './markdown.js'
import type { Page } from './page.js'

const page: Page = {
  language: 'en',
  overline: 'Shop',
  house: 'Shop',
  title: 'Incident #7',
  lead: { tone: 'bad', mark: '✕', text: 'It took 12 min.', more: null },
  preheader: '',
  correction: null,
  soFar: 'A draft.',
  sections: [
    {
      id: 'a',
      title: 'What happened',
      note: null,
      blocks: [
        { kind: 'table', columns: ['At', 'What'], rows: [['10:00', { text: 'a|b', below: ['<script>'] }]] },
        { kind: 'outline', entries: [{ text: '*one*', under: [{ text: 'two' }] }] },
        { kind: 'sentences', on: 'text', texts: ['never here'] },
        { kind: 'sentences', texts: ['first\n- second', '3. third'] },
        { kind: 'queries', title: 'From', queries: [{ counts: 'bad', promql: 'sum(x_y)' }] },
      ],
    },
  ],
  footer: ['Plimsoll'],
}

it('is Markdown in which no text becomes a sign', () => {
  expect(renderMarkdown(page)).toBe(`# Incident \\#7

**✕ It took 12 min.**

> A draft.

## What happened

| At | What |
| --- | --- |
| 10:00 | a\\|b<br>\\<script\\> |

- \\*one\\*
  - two

first<br>\\- second

3\\. third

From
\`\`\`promql
# bad
sum(x_y)
\`\`\`

---

<sub>Plimsoll</sub>
`)
})
