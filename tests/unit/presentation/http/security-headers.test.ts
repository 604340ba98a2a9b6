import { expect, it } from 'vitest';
import { dataHeaders, securityHeaders } from '@/presentation/http/security-headers';

const OF_DOCUMENTS = ['Permissions-Policy', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster'];

it('keeps an answer of the API from being read as anything else, shown in a frame or run', () => {
  expect(dataHeaders).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  expect(dataHeaders['Content-Security-Policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
});

it('says what a document may do to documents alone', () => {
  const page = Object.keys(securityHeaders(false));
  const data = Object.keys(dataHeaders);
  expect(page).toEqual(expect.arrayContaining(OF_DOCUMENTS));
  expect(data.filter((name) => OF_DOCUMENTS.includes(name))).toEqual([]);
});
