import { describe, expect, it } from '@jest/globals'
import { hiddenFields } from './hidden-fields.js'
import { loadPageSources } from './page-files.js'
import { createPageWriter } from './page-writer.js'

describe('fields that a helper hides', () => {
  it('are those that are written like a call of it, however deep', () => {
    const source = '{{#each rows}}{{#if line}}{{line}} {{time at}}{{else}}{{{short}}}{{/if}}{{/each}}{{name}}'
    expect(hiddenFields(source, ['line', 'time', 'short'])).toEqual(['line', 'short'])
  })

  it('are none where the field is named as one, or handed to a helper', () => {
    const source = '{{this.line}} {{chart.line}} {{badge badge}} {{#if line}}{{/if}} {{> cell line=line}}'
    expect(hiddenFields(source, ['line', 'badge'])).toEqual([])
  })

  it('keep a page from being compiled', () => {
    const links = { css: '/css', js: '/js', icon: '/icon' }
    const writer = createPageWriter({ ...loadPageSources(), links, navigation: () => [] })
    expect(() => writer.compile('<p>{{time}}</p>')).toThrow('write {{this.time}}')
    expect(() => writer.compile('<p>{{log}}</p>')).toThrow('write {{this.log}}')
  })
})
