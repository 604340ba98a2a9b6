import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { AccountPage } from '@/presentation/components/account/account-page';
import { ServiceButtons } from '@/presentation/components/account/services/service-buttons';
import { ServiceProblem } from '@/presentation/components/account/services/service-problem';
import { LoginForm } from '@/presentation/components/account/sign-in/login-form';
import type { Locale } from '@/presentation/i18n/routing';
import { loadSignInPage } from '@/presentation/loaders/account';
import { paths } from '@/presentation/paths';
import { pageMetadata } from '@/presentation/seo';

type PageProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'account.login' });
  return {
    ...pageMetadata({
      locale,
      path: paths.login,
      title: t('title'),
      description: t('description', { shop: platform.shop().name }),
    }),
    // The way in is no secret; what it leads to afterwards makes no other page of it.
    robots: { index: true, follow: true },
  };
}

export default async function LoginPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = await searchParams;
  const { next, services, problem, ...door } = await loadSignInPage(locale, asked.next, asked.problem);
  const t = await getTranslations('account.login');
  return (
    <AccountPage title={t('title')} intro={next ? t('continueTo') : t('intro')}>
      <LoginForm
        {...door}
        next={next}
        notice={problem ? <ServiceProblem problem={problem} /> : null}
        otherWays={<ServiceButtons services={services} next={next} />}
      />
    </AccountPage>
  );
}
