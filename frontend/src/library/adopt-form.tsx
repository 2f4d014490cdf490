import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Select, TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';

/** A representative says that the body takes an interest. */
export function AdoptForm({ entry }: { entry: components['schemas']['LibraryEntry'] }) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const bodies = entry.abilities.adopts_for;
  const form = useForm(
    () => ({}),
    async ({ organisation_id = bodies[0]?.id ?? '', note = '' }) => {
      await api.POST('/api/v1/library-entries/{slug}/adoptions', {
        params: { path: { slug: entry.slug } },
        body: { organisation_id, note },
      });
      toast(t('adopt.done'));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/library-entries/{slug}/adoptions'] });
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/library-entries/{slug}'] });
    },
  );
  return (
    <section className="adopt" aria-labelledby="adopt">
      <h2 id="adopt">{t('adopt.title')}</h2>
      <p className="measure">{t('adopt.lead')}</p>
      <Form form={form}>
        <ErrorSummary />
        <Select
          name="organisation_id"
          label={t('adopt.body')}
          options={bodies.map((body) => ({ value: body.id, label: bodyName(body) }))}
        />
        <TextArea name="note" label={t('adopt.note')} help={t('adopt.noteHelp')} maxLength={2000} rows={3} />
        <Button type="submit" variant="call" pending={form.pending}>
          {t('adopt.submit')}
        </Button>
      </Form>
    </section>
  );
}
