export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

/** A static page of a wanted size and nothing else: the yardstick of `npm run bench:pages`, in benchmark builds only. */
export default async function BarePage({ params }: { params: Promise<{ bytes: string }> }) {
  const { bytes } = await params;
  return <p>{'x'.repeat(Math.min(1_000_000, Number(bytes) || 0))}</p>;
}
