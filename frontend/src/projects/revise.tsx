import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { ErrorSummary, type Faults, Form, type FormValues, useForm } from '@/ui/form';
import { TextArea, TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { projectChanged } from './queries';

interface Props {
  project: components['schemas']['Project'];
  onClose: () => void;
}

/** The lead words what the project is called and what it is about. */
export default function ReviseDialog({ project, onClose }: Props) {
  const { t } = useTranslation('projects');
  const queries = useQueryClient();
  const check = (values: FormValues): Faults => {
    const faults: Record<string, string> = {};
    const length = (name: string) => [...(values[name] ?? '')].length;
    if (length('title') < 10 || length('title') > 160) faults.title = t('revise.titleFault');
    if (length('summary') < 20 || length('summary') > 4000) faults.summary = t('revise.summaryFault');
    return faults;
  };
  const form = useForm(check, async ({ title = '', summary = '' }) => {
    try {
      await api.PUT('/api/v1/projects/{id}', {
        params: { path: { id: project.id }, header: { 'If-Match': `"${project.revision}"` } },
        body: { title, summary },
      });
    } catch (error) {
      if (isProblem(error, 'stale')) throw new Error(t('revise.stale'));
      throw error;
    }
    await projectChanged(queries);
    toast(t('revise.saved'));
    onClose();
  });
  return (
    <Dialog title={t('revise.title')} open onClose={onClose}>
      <Form form={form}>
        <ErrorSummary />
        <TextField name="title" label={t('revise.name')} defaultValue={project.title} maxLength={160} required />
        <TextArea
          name="summary"
          label={t('revise.summary')}
          help={t('revise.summaryHelp')}
          defaultValue={project.summary}
          maxLength={4000}
          rows={8}
          required
        />
        <div className="row">
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('revise.save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
