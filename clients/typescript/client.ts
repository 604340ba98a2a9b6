import createClient from 'openapi-fetch';
import type { paths } from './schema';

/** The API with every path, input and answer typed. `token`: of whoever is signed in, asked for at each call. */
export function eventHub(baseUrl: string, token: () => string | undefined = () => undefined) {
  const client = createClient<paths>({ baseUrl });
  client.use({
    onRequest({ request }) {
      const known = token();
      if (known) request.headers.set('authorization', `Bearer ${known}`);
      return request;
    },
  });
  return client;
}
