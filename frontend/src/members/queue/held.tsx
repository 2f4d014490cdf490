import { useQueryClient } from '@tanstack/react-query';
import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { membersChanged } from '../record';

/** Seconds between two looks at what is held. */
const LOOKS_AGAIN = 30_000;

/** Decisions that have not come into force yet, each with a way back. */
export function HeldDecisions() {
  const { t } = useTranslation('people');
  const { dateTime } = useFormats();
  const queries = useQueryClient();
  const held = query.useQuery(
    'get',
    '/api/v1/member-decisions',
    { params: { query: { status: 'held', limit: 100 } } },
    { refetchInterval: LOOKS_AGAIN },
  );
  const undo = query.useMutation('delete', '/api/v1/member-decisions/{id}', {
    onSuccess: () => toast(t('held.undone')),
    onError: (error) => toast(problemOf(error).message),
    onSettled: () =>
      Promise.all([
        membersChanged(queries),
        queries.invalidateQueries({ queryKey: ['get', '/api/v1/member-decisions'] }),
      ]),
  });
  if (!held.data || held.data.items.length === 0) return null;
  return (
    <Notice tone="warn" title={t('held.title', { count: held.data.items.length })}>
      <ul className="stack stack-tight">
        {held.data.items.map((decision) => (
          <li key={decision.id} className="row row-apart">
            <span>
              {t(`held.${decision.deed}`, {
                name: decision.member?.name ?? '',
                at: dateTime(decision.release_at),
              })}
            </span>
            <Button
              small
              pending={undo.isPending && undo.variables.params.path.id === decision.id}
              onClick={() => undo.mutate({ params: { path: { id: decision.id } } })}
            >
              {t('held.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
