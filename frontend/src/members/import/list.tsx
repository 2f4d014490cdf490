import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { type Column, DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';

type Import = components['schemas']['MemberImport'];

/** Files of people that were brought, and a place to bring another. */
export function ImportsPage() {
  const { t } = useTranslation('member-import');
  const { dateTime } = useFormats();
  const list = query.useInfiniteQuery('get', '/api/v1/member-imports', {}, byCursor);
  const columns: Column<Import>[] = [
    {
      key: 'file',
      head: t('file'),
      cell: (it) => (
        <Link to="/admin/members/import/$id" params={{ id: it.id }}>
          {it.file_name}
        </Link>
      ),
    },
    { key: 'status', head: t('status'), cell: (it) => <Tag tone="info">{t(`statuses.${it.status}`)}</Tag> },
    { key: 'total', head: t('total'), cell: (it) => it.total, numeric: true },
    { key: 'applied', head: t('applied'), cell: (it) => it.applied, numeric: true },
    { key: 'at', head: t('at'), cell: (it) => dateTime(it.created_at) },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        above={
          <Breadcrumbs
            way={[
              <Link key="members" to="/admin/members">
                {t('people:title')}
              </Link>,
            ]}
            here={t('title')}
          />
        }
      />
      <Upload />
      <Listing list={list} empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}>
        {(items) => (
          <DataTable caption={t('title')} captionHidden columns={columns} rows={items} keyOf={({ id }) => id} />
        )}
      </Listing>
    </div>
  );
}

function Upload() {
  const { t } = useTranslation('member-import');
  const navigate = useNavigate();
  const [fault, setFault] = useState('');
  const [pending, setPending] = useState(false);
  const send = async (file: File) => {
    setFault('');
    setPending(true);
    try {
      const { data } = await api.POST('/api/v1/member-imports', {
        body: { file: '' },
        bodySerializer: () => {
          const form = new FormData();
          form.append('file', file);
          return form;
        },
      });
      if (data) await navigate({ to: '/admin/members/import/$id', params: { id: data.id } });
    } catch (error) {
      const { message, errors } = problemOf(error) as { message: string; errors?: { message: string }[] };
      setFault(errors?.[0]?.message ?? message);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      <TextField
        name="file"
        type="file"
        label={t('choose')}
        help={t('chooseHelp')}
        accept=".csv,.xlsx,.txt"
        disabled={pending}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void send(file);
        }}
      />
      {pending ? <p role="status">{t('reading')}</p> : null}
    </>
  );
}
