import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { pathProps } from '@/app/path';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tab, Tabs } from '@/ui/tabs';
import './list.css';

type Notification = components['schemas']['Notification'];

/** What a person was told, newest first. */
export function NotificationsPage({ unread }: { unread: boolean }) {
  const { t } = useTranslation('notifications');
  const pages = query.useInfiniteQuery(
    'get',
    '/api/v1/me/notifications',
    { params: { query: unread ? { read: false } : {} } },
    byCursor,
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = items.find((item) => item.abilities.can_mark_read);
  const { pending, readUntil } = useRead();
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          fresh ? (
            <Button pending={pending} onClick={() => void readUntil(items[0]?.id ?? fresh.id)}>
              {t('readAll')}
            </Button>
          ) : undefined
        }
      />
      <Tabs label={t('which')}>
        <Tab to="/me/notifications" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t('all')}
        </Tab>
        <Tab to="/me/notifications" search={{ unread: true }} activeOptions={{ exact: true, includeSearch: true }}>
          {t('unread')}
        </Tab>
      </Tabs>
      <Listing list={pages} empty={<Nothing unread={unread} />}>
        {(items) => (
          // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
          <ul role="list" className="notifications">
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </ul>
        )}
      </Listing>
    </div>
  );
}

function Row({ item }: { item: Notification }) {
  const { t } = useTranslation('notifications');
  const { relative, dateTime } = useFormats();
  const { readOne } = useRead();
  return (
    <li className={item.abilities.can_mark_read ? 'notification notification-new' : 'notification'}>
      <p>
        {item.abilities.can_mark_read ? <span className="hidden-text">{t('new')}: </span> : null}
        <Link {...pathProps(item.path)} onClick={() => void readOne(item)}>
          {localized(item.text)}
        </Link>
      </p>
      <time className="faint" dateTime={item.created_at} title={dateTime(item.created_at)}>
        {relative(item.created_at)}
      </time>
    </li>
  );
}

function Nothing({ unread }: { unread: boolean }) {
  const { t } = useTranslation('notifications');
  return (
    <EmptyState
      title={t(unread ? 'nothingNew.title' : 'nothing.title')}
      action={
        <ButtonLink to="/me" variant="secondary">
          {t('mine')}
        </ButtonLink>
      }
    >
      {t(unread ? 'nothingNew.text' : 'nothing.text')}
    </EmptyState>
  );
}

function useRead() {
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/notifications'] }),
      queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/notifications/count'] }),
    ]);
  const all = query.useMutation('post', '/api/v1/me/notifications/{id}/read-until', { onSuccess: refresh });
  return {
    pending: all.isPending,
    readUntil: (id: string) => all.mutateAsync({ params: { path: { id } } }),
    /** On the way to the page that it leads to: nobody waits for it. */
    readOne: async (item: Notification) => {
      if (!item.abilities.can_mark_read) return;
      await api
        .POST('/api/v1/me/notifications/{id}/read', { params: { path: { id: item.id } } })
        .then(refresh, () => {});
    },
  };
}
