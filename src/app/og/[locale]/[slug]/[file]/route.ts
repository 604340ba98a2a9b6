import { serveEventCard } from '@/presentation/shared-image/serve-card';

type Context = { params: Promise<{ locale: string; slug: string; file: string }> };

export async function GET(request: Request, { params }: Context) {
  const { locale, slug, file } = await params;
  return serveEventCard(request, locale, slug, file);
}
