import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, query } from '@/api/client';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { submissionKinds } from '@/words/lists';
import { useWords } from '@/words/words';
import { Similar } from './similar';
import './submission.css';

/** Where a submission begins: what it is and what it is called; the rest is written in the draft. */
export function StartSubmissionPage({ slug }: { slug: string }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation('submissions');
  const { date } = useFormats();
  const { data: campaign } = query.useSuspenseQuery('get', '/api/v1/campaigns/{slug}', { params: { path: { slug } } });
  const stage = campaign.stages.find(({ kind }) => kind === 'submit');
  const open = campaign.actions.includes('submit');
  const title = localized(campaign.title);
  return (
    <div className="stack stack-wide">
      <Breadcrumbs
        way={[
          <Link key="campaigns" to="/campaigns">
            {common('campaigns')}
          </Link>,
          <Link key="campaign" to="/campaigns/$slug" params={{ slug }}>
            {title}
          </Link>,
        ]}
        here={t('start.title')}
      />
      <PageHead
        title={t('start.title')}
        lead={
          stage?.closes_at && open ? t('start.until', { date: date(stage.closes_at) }) : localized(campaign.summary)
        }
      />
      {open ? (
        <>
          <Drafts slug={slug} />
          <StartForm slug={slug} />
        </>
      ) : (
        <Notice tone="warn" title={t(stage?.state === 'open' ? 'start.notYou' : 'start.closed')}>
          <p>
            <ButtonLink to="/campaigns/$slug" params={{ slug }}>
              {t('start.back')}
            </ButtonLink>
          </p>
        </Notice>
      )}
    </div>
  );
}

/** What was begun before and waits to be finished. */
function Drafts({ slug }: { slug: string }) {
  const { t } = useTranslation('writing');
  const { t: common } = useTranslation('submissions');
  const { data } = query.useQuery('get', '/api/v1/me/submissions', {
    params: { query: { status: 'draft', limit: 50 } },
  });
  const drafts = data?.items.filter(({ campaign }) => campaign?.slug === slug) ?? [];
  if (drafts.length === 0) return null;
  return (
    <Notice title={t('start.drafts')}>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to="/submissions/$id/edit" params={{ id: draft.id }}>
              {draft.title || common('untitled')}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function StartForm({ slug }: { slug: string }) {
  const { t } = useTranslation('writing');
  const words = useWords();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const form = useForm(
    (values) => ({
      ...(values.kind ? {} : { kind: t('start.kindFault') }),
      ...(values.title ? {} : { title: t('start.titleFault') }),
    }),
    async (values) => {
      const { data } = await api.POST('/api/v1/campaigns/{slug}/submissions', {
        params: { path: { slug } },
        body: {
          kind: submissionKinds.find((each) => each === values.kind) ?? 'issue',
          title: values.title ?? '',
          policy_area: null,
          visibility: 'network',
          unit: null,
        },
      });
      if (data) await navigate({ to: '/submissions/$id/edit', params: { id: data.id } });
    },
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <RadioGroup
        name="kind"
        label={t('field.kind')}
        required
        choices={submissionKinds.map((value) => ({
          value,
          label: words.submissionKind(value),
          help: t(`field.kindHelp.${value}`),
        }))}
      />
      <TextField
        name="title"
        label={t('field.title')}
        help={t('field.titleHelp')}
        required
        maxLength={160}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <Similar title={title} />
      <div className="row">
        <Button type="submit" variant="call" pending={form.pending}>
          {t('start.go')}
        </Button>
        <p className="faint">{t('start.saved')}</p>
      </div>
    </Form>
  );
}
