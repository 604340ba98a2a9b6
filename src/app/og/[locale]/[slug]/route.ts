import { serveHomeCard } from '@/presentation/shared-image/serve-card';

// Next wants one name for what stands in one place: here it is the file of the home page's picture.
type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { locale, slug: file } = await params;
  return serveHomeCard(request, locale, file);
}
