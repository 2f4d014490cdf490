import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Select, TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';

type Entry = components['schemas']['LibraryEntry'];

/** How a body adopts the solution: a form for its representative, the way there for a visitor. */
export function AdoptPanel({ entry }: { entry: Entry }) {
  const { t } = useTranslation('library');
  const { member, ready } = useSession();
  if (entry.abilities.adopts_for.length > 0) return <AdoptForm entry={entry} />;
  if (member || !ready || entry.status !== 'published') return null;
  return (
    <Notice title={t('adopt.title')}>
      <p>{t('adopt.visitor')}</p>
      <p>
        <Link to="/sign-in" search={{ next: `/library/${entry.slug}` }}>
          {t('adopt.signIn')}
        </Link>
      </p>
    </Notice>
  );
}

function AdoptForm({ entry }: { entry: Entry }) {
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
