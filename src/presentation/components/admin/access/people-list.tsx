import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { InvitationDto, PersonDto } from '@/application/access/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { NAME_CELL, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { ListSearch, SearchFilter } from '../shell/list-search';
import { AccessFrame } from './access-frame';
import { Invitations } from './invitations';
import { Moment } from './moment';

type Filter = { q: string; who: 'staff' | 'everybody' };
type PeopleListProps = { people: Page<PersonDto>; invitations: InvitationDto[]; filter: Filter };

function hrefOf({ q, who }: Filter, page: number) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (who !== 'staff') query.set('who', who);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.adminPeople}?${query}` : paths.adminPeople;
}

export function PeopleList({ people, invitations, filter }: PeopleListProps) {
  const t = useTranslations('adminAccess.people');
  return (
    <AccessFrame
      current="people"
      title={useTranslations('adminAccess.pages')('people')}
      intro={t('intro')}
      action={
        <Button asChild variant="accent">
          <Link href={paths.invitePeople} prefetch={false}>
            <UserPlus aria-hidden="true" />
            {t('invite')}
          </Link>
        </Button>
      }
    >
      <PeopleSearch filter={filter} />
      {people.empty ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : (
        <>
          <p className="text-ink-soft text-sm" role="status">
            {t('count', { count: people.totalElements })}
          </p>
          <PeopleTable people={people.content} />
        </>
      )}
      <Pagination page={people.number + 1} totalPages={people.totalPages} href={(page) => hrefOf(filter, page)} />
      <Invitations invitations={invitations} />
    </AccessFrame>
  );
}

function PeopleSearch({ filter }: { filter: Filter }) {
  const t = useTranslations('adminAccess.people');
  return (
    <ListSearch
      path={paths.adminPeople}
      asked={hrefOf(filter, 1)}
      q={filter.q}
      words={{ label: t('search'), search: t('find') }}
    >
      <SearchFilter
        name="who"
        value={filter.who}
        label={t('which')}
        options={[
          { value: 'staff', name: t('staff') },
          { value: 'everybody', name: t('everybody') },
        ]}
      />
    </ListSearch>
  );
}

function PeopleTable({ people }: { people: PersonDto[] }) {
  const t = useTranslations('adminAccess.people');
  return (
    <Table label={t('caption')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('name')}</TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell">{t('address')}</TableHeaderCell>
          <TableHeaderCell>{t('role')}</TableHeaderCell>
          <TableHeaderCell className="hidden lg:table-cell">{t('since')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell className={NAME_CELL}>
              <Link
                href={paths.adminPerson(person.id)}
                prefetch={false}
                className="font-semibold underline-offset-4 hover:underline"
              >
                <bdi>{person.name}</bdi>
              </Link>
              <span className="block break-words text-ink-soft text-xs">{person.username}</span>
            </TableCell>
            <TableCell className="hidden max-w-72 break-words md:table-cell">
              {person.email}
              {person.isEmailVerified ? null : <span className="block text-ink-soft text-xs">{t('unverified')}</span>}
            </TableCell>
            <TableCell className="min-w-32">
              <RoleWords person={person} />
            </TableCell>
            <TableCell className="hidden whitespace-nowrap lg:table-cell">
              <Moment at={person.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function RoleWords({ person }: { person: Pick<PersonDto, 'role' | 'organises' | 'doors'> }) {
  const t = useTranslations('adminAccess');
  const { role, organises, doors } = person;
  const inEvents = [
    ...(organises > 0 ? [t('people.organises', { count: organises })] : []),
    ...(doors > 0 ? [t('people.doors', { count: doors })] : []),
  ];
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {role === 'ADMIN' ? <Badge tone="ok">{t('roles.ADMIN')}</Badge> : null}
      {inEvents.join(', ')}
      {role === 'USER' && inEvents.length === 0 ? <span className="text-ink-soft">{t('people.nothing')}</span> : null}
    </span>
  );
}
