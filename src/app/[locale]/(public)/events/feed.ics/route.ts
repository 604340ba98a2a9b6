import { serveFeed } from '@/presentation/feeds/serve-feed';

type Context = { params: Promise<{ locale: string }> };

export async function GET(request: Request, { params }: Context) {
  const { locale } = await params;
  return serveFeed('ics', request, locale);
}
