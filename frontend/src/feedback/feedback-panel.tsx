import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useMay } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import './feedback.css';

type StageKind = components['schemas']['StageKind'];

const RATINGS = ['5', '4', '3', '2', '1'] as const;

/** Asks a member how a stage was that is over and that one took part in; shows nothing where there is nothing to ask. */
export function FeedbackPanel({ slug }: { slug: string }) {
  const gives = useMay('feedback:give');
  const { data } = query.useQuery(
    'get',
    '/api/v1/campaigns/{slug}/feedback/invitations',
    { params: { path: { slug } } },
    { enabled: gives },
  );
  // The latest stage is the freshest in mind; the others are asked about after it.
  const stage = data?.open.at(-1);
  return stage ? <Ask key={stage} slug={slug} stage={stage} /> : null;
}

function Ask({ slug, stage }: { slug: string; stage: StageKind }) {
  const { t } = useTranslation('feedback');
  const queries = useQueryClient();
  const form = useForm(
    ({ rating }) => (rating ? {} : { rating: t('ratingMissing') }),
    async ({ rating, comment }) => {
      await api.POST('/api/v1/campaigns/{slug}/feedback', {
        params: { path: { slug } },
        body: { stage, rating: Number(rating), comment: comment || null },
      });
      toast(t('thanks'));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/campaigns/{slug}/feedback/invitations'] });
    },
  );
  return (
    <section className="feedback" aria-labelledby={`feedback-${stage}`}>
      <h2 id={`feedback-${stage}`}>{t('title')}</h2>
      <p className="measure">{t('lead', { stage: t(`words:stage.${stage}`) })}</p>
      <Form form={form}>
        <ErrorSummary />
        <RadioGroup
          name="rating"
          inline
          label={t('rating')}
          choices={RATINGS.map((value) => ({ value, label: t(`ratings.${value}`) }))}
        />
        <TextArea name="comment" label={t('comment')} help={t('commentHelp')} maxLength={2000} rows={3} />
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('submit')}
        </Button>
      </Form>
    </section>
  );
}
