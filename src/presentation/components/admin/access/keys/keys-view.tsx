import { useTranslations } from 'next-intl';
import type { ApiKeyDto } from '@/application/api-keys/schema';
import type { Page } from '@/application/schema';
import { paths } from '@/presentation/paths';
import type { Owner } from '../../../account/second-factor/owner-form';
import { EmptyState } from '../../../empty-state';
import { Pagination } from '../../../ui/pagination';
import { AccessFrame } from '../access-frame';
import { KeyTable } from './key-table';
import { MakeKey } from './make-key';

const hrefOf = (page: number) => (page > 1 ? `${paths.adminApiKeys}?page=${page}` : paths.adminApiKeys);

export type KeysViewProps = { keys: Page<ApiKeyDto>; owner: Owner; isAdmin: boolean };

export function KeysView({ keys, owner, isAdmin }: KeysViewProps) {
  const t = useTranslations('adminAccess');
  return (
    <AccessFrame
      current="keys"
      title={t('pages.keys')}
      intro={t('keys.intro')}
      isAdmin={isAdmin}
      action={<MakeKey owner={owner} />}
    >
      {keys.empty ? (
        <EmptyState title={t('keys.none.title')}>{t('keys.none.text')}</EmptyState>
      ) : (
        <KeyTable keys={keys.content} />
      )}
      <Pagination page={keys.number + 1} totalPages={keys.totalPages} href={hrefOf} />
    </AccessFrame>
  );
}
