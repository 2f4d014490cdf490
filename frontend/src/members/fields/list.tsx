import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Listing } from '@/ui/listing';
import { Breadcrumbs, EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import type { Field } from './queries';

/** The list of fields that members choose from, in both languages. */
export function FieldsPage() {
  const { t } = useTranslation('fields');
  const people = useTranslation('people').t;
  const [open, setOpen] = useState<Field | 'new'>();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/expertise-fields',
    { params: { query: { limit: 100 } } },
    byCursor,
  );
  const columns: Column<Field>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (field) => (
        <Button variant="link" onClick={() => setOpen(field)}>
          {localized(field.name)}
        </Button>
      ),
    },
    { key: 'code', head: t('code'), cell: ({ code }) => code },
    { key: 'position', head: t('position'), cell: ({ position }) => position },
    {
      key: 'state',
      head: people('status'),
      cell: ({ retired }) => <Tag tone={retired ? 'neutral' : 'good'}>{t(retired ? 'retired' : 'offered')}</Tag>,
    },
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
                {people('title')}
              </Link>,
            ]}
            here={t('title')}
          />
        }
        actions={
          <Button variant="primary" onClick={() => setOpen('new')}>
            {t('new')}
          </Button>
        }
      />
      <Listing list={list} empty={<EmptyState title={t('none')} />}>
        {(items) => (
          <DataTable caption={t('title')} captionHidden columns={columns} rows={items} keyOf={({ id }) => id} />
        )}
      </Listing>
      <Dialog title={t(open === 'new' ? 'new' : 'edit')} open={open !== undefined} onClose={() => setOpen(undefined)}>
        {open ? <FieldForm field={open === 'new' ? undefined : open} onDone={() => setOpen(undefined)} /> : null}
      </Dialog>
    </div>
  );
}

function FieldForm({ field, onDone }: { field: Field | undefined; onDone: () => void }) {
  const { t } = useTranslation('fields');
  const people = useTranslation('people').t;
  const queries = useQueryClient();
  const form = useForm(
    (values): Record<string, string> => ({
      ...((values['name.el'] ?? '').length < 3 ? { 'name.el': t('nameMissing') } : {}),
      ...(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(values.code ?? '') ? {} : { code: t('codeWrong') }),
    }),
    async (values) => {
      const body = {
        code: values.code ?? '',
        name: { el: values['name.el'] ?? '', en: values['name.en'] ?? '' },
        position: Number(values.position ?? 0) || 0,
        retired: values.retired === 'on',
      };
      if (field) {
        await api.PUT('/api/v1/expertise-fields/{id}', {
          params: { path: { id: field.id }, header: { 'If-Match': `"${field.revision}"` } },
          body,
        });
      } else {
        await api.POST('/api/v1/expertise-fields', { body });
      }
      toast(t('saved'));
      onDone();
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/expertise-fields'] });
    },
  );
  return (
    <Form form={form} label={t('title')}>
      <ErrorSummary />
      <TextField name="name.el" label={t('nameEl')} defaultValue={field?.name.el} maxLength={200} required />
      <TextField name="name.en" label={t('nameEn')} defaultValue={field?.name.en} maxLength={200} />
      <TextField
        name="code"
        label={t('code')}
        help={t('codeHelp')}
        defaultValue={field?.code}
        maxLength={40}
        required
      />
      <TextField
        name="position"
        type="number"
        label={t('position')}
        help={t('positionHelp')}
        defaultValue={String(field?.position ?? 1000)}
        min={0}
        max={100000}
      />
      <Checkbox name="retired" label={t('retire')} help={t('retireHelp')} defaultChecked={field?.retired} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('save')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {people('cancel')}
        </Button>
      </div>
    </Form>
  );
}
