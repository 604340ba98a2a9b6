import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PrintedTickets } from '@/presentation/components/account/print/printed-tickets';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { loadTicketToPrint } from '@/presentation/loaders/ticket-sheets';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'ticketFile' });
  return { title: t('printTitle') };
}

export default async function PrintPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireSignedInPage(locale, paths.printTicket(id));
  return <PrintedTickets tickets={await loadTicketToPrint(actor, id, locale)} />;
}
