import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import type { Locale } from '@/presentation/i18n/routing';
import { loadMailPreviews } from '@/presentation/loaders/mail-previews';

export const dynamic = 'force-dynamic';

type PageProps = { params: Promise<{ locale: Locale }> };

/** Every mail in the page's language, as phones and desktops show it. For whoever develops; the shop has no such page. */
export default async function MailPreviewPage({ params }: PageProps) {
  if (platform.env().NODE_ENV !== 'development') notFound();
  const { locale } = await params;
  setRequestLocale(locale);
  const previews = await loadMailPreviews(locale);
  return (
    <div className="grid gap-10 p-6">
      {previews.map(({ template, subject, html, text }) => (
        <section key={template} className="grid gap-3" aria-label={template}>
          <h2 className="font-bold text-xl">
            {template}: {subject}
          </h2>
          <div className="flex flex-wrap items-start gap-6">
            {[390, 700].map((width) => (
              <iframe
                key={width}
                title={`${template}, ${width} px`}
                srcDoc={html}
                sandbox=""
                width={width}
                height={760}
                className="border border-line"
              />
            ))}
            <pre className="max-w-xl whitespace-pre-wrap bg-sunken p-4 text-xs">{text}</pre>
          </div>
        </section>
      ))}
    </div>
  );
}
