import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { bodyOf, draftOf, faultsOf, isWhole, type SetDraft, sumOf } from './draft';
import { CriterionRows, ScaleRows } from './rows';
import './criteria.css';

type CriteriaSet = components['schemas']['CriteriaSet'];

/** A new criteria set, or the next version of the one named. */
export function NewCriteriaPage({ from }: { from: string | undefined }) {
  const { data: set } = query.useQuery(
    'get',
    '/api/v1/criteria-sets/{id}',
    { params: { path: { id: from ?? '' } } },
    { enabled: from !== undefined, throwOnError: true },
  );
  if (from !== undefined && !set) return <Skeleton lines={8} />;
  return <Editor key={from} set={set} />;
}

function Editor({ set }: { set: CriteriaSet | undefined }) {
  const { t } = useTranslation('criteria');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<SetDraft>(() => draftOf(set));
  const change = (part: Partial<SetDraft>) => setDraft((before) => ({ ...before, ...part }));

  const form = useForm(
    () => faultsOf(draft, t),
    async () => {
      const { data } = await api.POST('/api/v1/criteria-sets', { body: bodyOf(draft) });
      await queries.invalidateQueries();
      toast(t('saved'));
      if (data) await navigate({ to: '/admin/criteria/$id', params: { id: data.id } });
    },
  );

  return (
    <div className="stack stack-wide">
      <PageHead
        title={t(set ? 'revise' : 'new')}
        lead={t(set ? 'reviseLead' : 'newLead')}
        above={
          <Breadcrumbs
            way={[
              <Link key="list" to="/admin/criteria">
                {t('title')}
              </Link>,
            ]}
            here={t(set ? 'revise' : 'new')}
          />
        }
      />
      <Form form={form} label={t('title')} className="stack stack-wide">
        <ErrorSummary />
        {set ? null : (
          <>
            <RadioGroup
              name="purpose"
              label={t('column.purpose')}
              value={draft.purpose}
              choices={(['triage', 'evaluation'] as const).map((value) => ({ value, label: t(`purpose.${value}`) }))}
              onChange={(purpose) => change({ purpose: purpose as SetDraft['purpose'] })}
            />
            <TextField
              name="key"
              label={t('key')}
              help={t('keyHelp')}
              value={draft.key}
              maxLength={64}
              required
              spellCheck={false}
              onChange={(event) => change({ key: event.target.value })}
            />
          </>
        )}
        <div className="criteria-pair">
          <TextField
            name="title.el"
            label={t('titleEl')}
            value={draft.el}
            maxLength={200}
            required
            onChange={(event) => change({ el: event.target.value })}
          />
          <TextField
            label={t('titleEn')}
            lang="en"
            value={draft.en}
            maxLength={200}
            onChange={(event) => change({ en: event.target.value })}
          />
        </div>
        <ScaleRows rows={draft.scale} onChange={(scale) => change({ scale })} />
        <CriterionRows rows={draft.criteria} onChange={(criteria) => change({ criteria })} />
        <Sum draft={draft} />
        <div>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** What the weights add up to, said as they change. */
function Sum({ draft }: { draft: SetDraft }) {
  const { t } = useTranslation('criteria');
  const { number } = useFormats();
  const sum = sumOf(draft.criteria);
  return (
    <p role="status" className={isWhole(sum) ? 'criteria-sum criteria-sum-whole' : 'criteria-sum'}>
      {t(isWhole(sum) ? 'sum.whole' : 'sum.open', { sum: number(sum) })}
    </p>
  );
}
