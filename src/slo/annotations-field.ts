import * as z from 'zod'
import { isAlertTemplate } from '../promql/alert-template.js'
import { example, finding } from '../shared/fields.js'

const annotation = z.string({ error: 'expected a text' }).superRefine((text, context) => {
  if (isAlertTemplate(text)) return
  const message = 'expected templates such as {{ $labels.region }} or {{ $value | humanizePercentage }}'
  context.addIssue({ code: 'custom', ...finding(message, 'two braces that begin no template are written {{ "{{" }}') })
})

/** Annotations that users add to alerts: texts for people, with templates of Prometheus. */
export const annotationsField = z
  .record(
    z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, { error: 'expected an annotation name such as summary' }),
    annotation,
  )
  .meta(example({ summary: 'Orders fail' }))
