import { accentStyles, isAccent } from '@/presentation/accent';

type Context = { params: Promise<{ file: string }> };

const YEAR_SECONDS = 31_536_000;

/** The colour of a shop, under a name that says which: what is sent follows from it alone. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const accent = `#${file.replace(/\.css$/, '')}`;
  if (!file.endsWith('.css') || !isAccent(accent)) return new Response('There is no such file.', { status: 404 });
  return new Response(accentStyles(accent), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': `public, max-age=${YEAR_SECONDS}, immutable`,
    },
  });
}
