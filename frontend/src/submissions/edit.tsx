import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { api, query } from '@/api/client';
import { fieldErrors, problemOf } from '@/api/problem';
import { localized, useTranslation } from '@/i18n';
import { faultsOfAnswers } from '@/questionnaires/faults';
import type { Definition } from '@/questionnaires/types';
import { Button, ButtonLink } from '@/ui/button';
import { ErrorSummary, type Faults } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { CampaignFields } from './campaign-fields';
import { CoreFields } from './core-fields';
import { useDraft } from './draft';
import { SavedLine } from './saved-line';
import type { Submission } from './state';
import './submission.css';

// One comes to these last.
const Discard = lazy(() => import('./discard').then((part) => ({ default: part.Discard })));
const Uploads = lazy(() => import('./uploads').then((part) => ({ default: part.Uploads })));

/** Writing: the fields of every submission, the campaign's own form, and the files; saved while one types. */
export function EditSubmissionPage({ id }: { id: string }) {
  const { t } = useTranslation('writing');
  const { data: it } = query.useSuspenseQuery('get', '/api/v1/submissions/{id}', { params: { path: { id } } });
  const way = it.campaign
    ? [
        <Link key="campaign" to="/campaigns/$slug" params={{ slug: it.campaign.slug }}>
          {localized(it.campaign.title)}
        </Link>,
      ]
    : [];
  return (
    <div className="stack stack-wide">
      <Breadcrumbs way={[...way, <Mine key="mine" />]} here={it.code ?? t('edit.title')} />
      <PageHead title={it.code ? t('edit.titleOf', { code: it.code }) : t('edit.title')} lead={t('edit.lead')} />
      {it.abilities.can_edit ? (
        <Editor key={it.id} it={it} />
      ) : (
        <Notice tone="warn" title={t('edit.cannot')}>
          <p>
            <ButtonLink to="/submissions/$id" params={{ id }}>
              {t('edit.show')}
            </ButtonLink>
          </p>
        </Notice>
      )}
    </div>
  );
}

function Mine() {
  const { t } = useTranslation('submissions');
  return <Link to="/submissions">{t('mine.title')}</Link>;
}

function Editor({ it }: { it: Submission }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation('submissions');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const draft = useDraft(it);
  const { data: form } = query.useQuery('get', '/api/v1/questionnaire-versions/{id}', {
    params: { path: { id: it.form_version_id } },
  });
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const named = useNamed(faults, form?.definition);
  const isDraft = it.status === 'draft';

  const handIn = async () => {
    setPending(true);
    setFaults({});
    try {
      const revision = await draft.flush();
      if (isDraft) {
        const { data } = await api.POST('/api/v1/submissions/{id}/submit', {
          params: { path: { id: it.id }, header: { 'If-Match': `"${revision}"` } },
        });
        toast(t('edit.done', { code: data?.code ?? '' }));
      }
      await queries.invalidateQueries();
      await navigate({ to: '/submissions/$id', params: { id: it.id } });
    } catch (error) {
      const found = { ...coreFaults(error), ...(form ? faultsOfAnswers(form.definition, error) : {}) };
      setFaults(Object.keys(found).length > 0 ? found : { '': problemOf(error).message });
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      noValidate
      className="form submission-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void handIn();
      }}
    >
      <ErrorSummary faults={named} />
      <section className="stack stack-wide" aria-labelledby="edit-core">
        <h2 id="edit-core">{t('edit.core')}</h2>
        <CoreFields draft={draft} faults={faults} id={it.id} />
      </section>
      <CampaignFields
        definition={form?.definition}
        answers={draft.values.answers ?? {}}
        faults={faults}
        onChange={(answers) => draft.change({ answers: { ...answers } })}
      />
      <section className="stack" aria-labelledby="edit-files">
        <h2 id="edit-files">{common('files.title')}</h2>
        <Suspense fallback={<Skeleton lines={3} />}>
          <Uploads it={it} />
        </Suspense>
      </section>
      <div className="submission-send">
        <div className="row">
          <Button type="submit" variant="call" pending={pending}>
            {t(isDraft ? 'edit.submit' : 'edit.back')}
          </Button>
          <Suspense>{it.abilities.can_discard ? <Discard id={it.id} /> : null}</Suspense>
        </div>
        <SavedLine draft={draft} />
        {isDraft && !it.abilities.can_submit ? <Notice tone="warn">{t('edit.closed')}</Notice> : null}
      </div>
    </form>
  );
}

/** The faults of the fields that every submission has; those of the campaign's form have names of their own. */
const coreFaults = (error: unknown): Faults =>
  Object.fromEntries(Object.entries(fieldErrors(error)).filter(([name]) => !name.startsWith('answers.')));

const LABELS: Readonly<Record<string, string>> = {
  kind: 'field.kind',
  title: 'field.title',
  summary: 'field.summary',
  policy_area: 'field.policyArea',
  unit: 'field.unit',
  visibility: 'field.visibility',
};

/** The faults with the names of their fields, for the summary: «Τίτλος: συμπληρώστε αυτό το πεδίο» says where to look. */
function useNamed(faults: Faults, definition: Definition | undefined): Faults {
  const { t } = useTranslation('writing');
  return useMemo(() => {
    const questions = definition?.sections.flatMap((section) => section.questions) ?? [];
    const labelOf = (name: string): string => {
      const question = questions.find(({ key }) => name.split('.')[1] === key);
      if (name.startsWith('answers.')) return localized(question?.text);
      const key = LABELS[name];
      return key ? t(key) : '';
    };
    const named = ([name, fault]: [string, string]) => [name, [labelOf(name), fault].filter(Boolean).join(' — ')];
    return Object.fromEntries(Object.entries(faults).map(named));
  }, [faults, definition, t]);
}
