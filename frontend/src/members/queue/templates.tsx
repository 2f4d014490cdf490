import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Listing } from '@/ui/listing';
import { Breadcrumbs, EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { Select, TextArea, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';

type Template = components['schemas']['DecisionTemplate'];

/** The texts that reasons are given with, in both languages. */
export function TemplatesPage() {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState<Template | 'new'>();
  const list = query.useInfiniteQuery('get', '/api/v1/decision-templates', {}, byCursor);
  const columns: Column<Template>[] = [
    {
      key: 'title',
      head: t('templates.name'),
      cell: (template) => (
        <Button variant="link" onClick={() => setOpen(template)}>
          {localized(template.title)}
        </Button>
      ),
    },
    { key: 'deed', head: t('templates.deed'), cell: ({ deed }) => t(`${deed}.open`) },
    {
      key: 'state',
      head: t('status'),
      cell: ({ retired }) => (
        <Tag tone={retired ? 'neutral' : 'good'}>{t(retired ? 'templates.retired' : 'templates.used')}</Tag>
      ),
    },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('templates.title')}
        lead={t('templates.lead')}
        above={
          <Breadcrumbs
            way={[
              <Link key="members" to="/admin/members">
                {t('title')}
              </Link>,
            ]}
            here={t('templates.title')}
          />
        }
        actions={
          <Button variant="primary" onClick={() => setOpen('new')}>
            {t('templates.new')}
          </Button>
        }
      />
      <Listing list={list} empty={<EmptyState title={t('templates.none')} />}>
        {(items) => (
          <DataTable
            caption={t('templates.title')}
            captionHidden
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
          />
        )}
      </Listing>
      <Dialog
        title={t(open === 'new' ? 'templates.new' : 'templates.edit')}
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open ? <TemplateForm template={open === 'new' ? undefined : open} onDone={() => setOpen(undefined)} /> : null}
      </Dialog>
    </div>
  );
}

function TemplateForm({ template, onDone }: { template: Template | undefined; onDone: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const form = useForm(
    (values): Record<string, string> => ({
      ...((values['title.el'] ?? '').length < 3 ? { 'title.el': t('templates.nameMissing') } : {}),
      ...(values['text.el'] ? {} : { 'text.el': t('templates.textMissing') }),
    }),
    async (values) => {
      const body = {
        deed: values.deed === 'approve' ? ('approve' as const) : ('reject' as const),
        title: { el: values['title.el'] ?? '', en: values['title.en'] ?? '' },
        text: { el: values['text.el'] ?? '', en: values['text.en'] ?? '' },
        retired: values.retired === 'on',
      };
      if (template) {
        await api.PUT('/api/v1/decision-templates/{id}', {
          params: { path: { id: template.id }, header: { 'If-Match': `"${template.revision}"` } },
          body,
        });
      } else {
        await api.POST('/api/v1/decision-templates', { body });
      }
      toast(t('templates.saved'));
      onDone();
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/decision-templates'] });
    },
  );
  return (
    <Form form={form} label={t('templates.title')}>
      <ErrorSummary />
      <Select
        name="deed"
        label={t('templates.deed')}
        defaultValue={template?.deed ?? 'reject'}
        options={(['reject', 'approve'] as const).map((deed) => ({ value: deed, label: t(`${deed}.open`) }))}
      />
      <TextField
        name="title.el"
        label={t('templates.nameEl')}
        defaultValue={template?.title.el}
        maxLength={200}
        required
      />
      <TextField name="title.en" label={t('templates.nameEn')} defaultValue={template?.title.en} maxLength={200} />
      <TextArea
        name="text.el"
        label={t('templates.textEl')}
        defaultValue={template?.text.el}
        maxLength={2000}
        required
      />
      <TextArea name="text.en" label={t('templates.textEn')} defaultValue={template?.text.en} maxLength={2000} />
      <Checkbox name="retired" label={t('templates.retire')} defaultChecked={template?.retired} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('templates.save')}
        </Button>
        <Button variant="link" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
