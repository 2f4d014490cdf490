import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { Select, TextField } from '@/ui/text-field';
import { newSection } from './edit';
import { PURPOSES, questionnairesQuery } from './queries';

/** A new questionnaire: its name and what it is for. Its questions are written next. */
export function NewQuestionnairePage() {
  const { t } = useTranslation('questionnaire-editor');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm(
    (values) =>
      Object.fromEntries(
        ['title.el', 'title.en', 'key', 'purpose']
          .filter((name) => !values[name])
          .map((name) => [name, t('fault.required')]),
      ),
    async (values) => {
      const purpose = PURPOSES.find((each) => each === values.purpose) ?? 'survey';
      const title = { el: values['title.el'] ?? '', en: values['title.en'] ?? '' };
      const definition = { sections: [newSection({ sections: [] })] };
      const body = { key: values.key ?? '', title, purpose, definition };
      const { data } = await api.POST('/api/v1/questionnaires', { body });
      void queries.invalidateQueries({ queryKey: questionnairesQuery.queryKey });
      if (data) void navigate({ to: '/admin/questionnaires/$id', params: { id: data.id }, ignoreBlocker: true });
    },
  );
  const list = (
    <Link key="list" to="/admin/questionnaires">
      {t('admin.title')}
    </Link>
  );
  return (
    <div className="stack stack-wide">
      <PageHead title={t('admin.new')} above={<Breadcrumbs way={[list]} here={t('admin.new')} />} />
      <Form form={form}>
        <ErrorSummary />
        <TextField name="title.el" label={t('edit.titleEl')} required />
        <TextField name="title.en" label={t('edit.titleEn')} lang="en" required />
        <TextField name="key" label={t('edit.key')} help={t('edit.keyHelp')} required autoComplete="off" />
        <Select
          name="purpose"
          label={t('admin.purpose')}
          required
          options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        />
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('edit.create')}
        </Button>
      </Form>
    </div>
  );
}
