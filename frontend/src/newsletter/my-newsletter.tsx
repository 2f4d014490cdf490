import { useQueryClient } from '@tanstack/react-query';
import { query } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';

/** A member's own choice: no mail asks back, since the address has been verified. */
export function MyNewsletter() {
  const { t } = useTranslation('newsletter');
  const queries = useQueryClient();
  const { data } = query.useQuery('get', '/api/v1/me/newsletter');
  const change = query.useMutation('put', '/api/v1/me/newsletter', {
    onSuccess: async ({ subscribed }) => {
      toast(t(subscribed ? 'mine.on' : 'mine.off'));
      await queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/newsletter'] });
    },
  });
  if (!data) return <Skeleton lines={2} />;
  return (
    <div className="stack">
      <p className="measure">{t(data.subscribed ? 'mine.receives' : 'mine.receivesNot', { email: data.email })}</p>
      {change.error ? (
        <Notice tone="bad" live>
          {change.error.title}
        </Notice>
      ) : null}
      <div>
        <Button
          variant={data.subscribed ? 'secondary' : 'primary'}
          pending={change.isPending}
          onClick={() => change.mutate({ body: { subscribed: !data.subscribed } })}
        >
          {t(data.subscribed ? 'mine.stop' : 'mine.start')}
        </Button>
      </div>
    </div>
  );
}
