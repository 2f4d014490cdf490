import { useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Pager } from '@/ui/pager';
import { TextArea } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import type { Submission } from './state';

/** What the department asked and the author answered, and the versions that were handed in. */
export function Conversation({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const { dateTime } = useFormats();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/submissions/{id}/messages',
    { params: { path: { id: it.id }, query: { limit: 50 } } },
    byCursor,
  );
  const messages = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="stack measure" aria-labelledby="submission-messages">
      <h2 id="submission-messages">{t('messages.title')}</h2>
      {messages.length === 0 && list.isSuccess ? <p className="soft">{t('messages.none')}</p> : null}
      <ol className="messages">
        {messages.map((message) => (
          <li key={message.id} className={`message message-${message.kind}`}>
            <p className="faint">
              {t(`messages.${message.kind}`)} · {message.author?.name} · {dateTime(message.created_at)}
            </p>
            <p className="submission-text">{message.body}</p>
          </li>
        ))}
      </ol>
      {list.hasNextPage ? (
        <Pager
          count={messages.length}
          hasMore
          pending={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {it.abilities.can_reply ? <ReplyForm it={it} /> : null}
      <Versions id={it.id} />
    </section>
  );
}

/** Answering brings the submission back into review. */
function ReplyForm({ it }: { it: Submission }) {
  const { t } = useTranslation('submissions');
  const queries = useQueryClient();
  const form = useForm(
    ({ body = '' }) => (body.length < 3 ? { body: t('reply.empty') } : {}),
    async ({ body = '' }) => {
      await api.POST('/api/v1/submissions/{id}/replies', {
        params: { path: { id: it.id }, header: { 'If-Match': `"${it.revision}"` } },
        body: { body },
      });
      toast(t('reply.sent'));
      await queries.invalidateQueries();
    },
  );
  return (
    <Form form={form} label={t('reply.title')}>
      <ErrorSummary />
      <TextArea name="body" label={t('reply.title')} help={t('reply.help')} required maxLength={4000} />
      <div className="row">
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('reply.send')}
        </Button>
      </div>
    </Form>
  );
}

function Versions({ id }: { id: string }) {
  const { t } = useTranslation('submissions');
  const { dateTime } = useFormats();
  const { data } = query.useQuery('get', '/api/v1/submissions/{id}/versions', {
    params: { path: { id }, query: { limit: 50 } },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <details className="submission-versions">
      <summary>{t('versions.title', { count: data.items.length })}</summary>
      <ol reversed>
        {data.items.map((version) => (
          <li key={version.id}>
            {t('versions.one', { number: version.number, date: dateTime(version.created_at) })}
            <blockquote className="soft">{titleOf(version.snapshot)}</blockquote>
          </li>
        ))}
      </ol>
    </details>
  );
}

const titleOf = (snapshot: Readonly<Record<string, unknown>>): string =>
  typeof snapshot.title === 'string' ? snapshot.title : '';
