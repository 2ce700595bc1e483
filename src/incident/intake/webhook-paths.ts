import { anything, failures, type ApiPaths } from '../../http/describe.js'

/** Where Alertmanager delivers. */
export const webhookPaths: ApiPaths = {
  '/webhooks/alertmanager': {
    post: {
      'x-role': 'ingest',
      summary: 'Where Alertmanager delivers (version 4 of its webhook). It is kept before it is answered.',
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: { 200: anything('The delivery is kept.'), ...failures('bad_request', 'unavailable') },
    },
  },
}
