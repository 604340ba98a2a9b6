import { setRequestLocale } from 'next-intl/server';
import { DoorApp } from '@/presentation/components/door/door-app';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';

// The same for everybody, made at the first visit and kept: whatever is somebody's comes from the API.
export const revalidate = false;
export const generateStaticParams = () => [];

export default async function DoorPage({ params }: LocaleParams) {
  setRequestLocale(await localeOf(params));
  return <DoorApp />;
}
