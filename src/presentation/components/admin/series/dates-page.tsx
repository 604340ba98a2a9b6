import type { ReactNode } from 'react';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';

type DatesPageProps = {
  title: string;
  intro: string;
  /** Where one comes from. */
  back: { href: string; name: string };
  children: ReactNode;
};

/** The frame of the pages on which dates are made. */
export function DatesPage({ title, intro, back, children }: DatesPageProps) {
  return (
    <AdminPage above={<BackLink href={back.href}>{back.name}</BackLink>} title={title} intro={intro}>
      {children}
    </AdminPage>
  );
}
