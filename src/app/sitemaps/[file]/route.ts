import { serveSitemapPart } from '@/presentation/sitemap/serve-sitemap';

type Context = { params: Promise<{ file: string }> };

export async function GET(request: Request, { params }: Context) {
  const { file } = await params;
  return serveSitemapPart(request, file);
}
