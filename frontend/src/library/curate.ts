import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { toast } from '@/ui/toast';

type Card = components['schemas']['LibraryCard'];
type Deed = 'publish' | 'withdraw' | 'feature' | 'unfeature';

/** Publishing, withdrawing and featuring entries. */
export function useCurate() {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const [fault, setFault] = useState<string>();
  const [pending, setPending] = useState(false);

  const curate = async ({ slug, revision }: Pick<Card, 'slug' | 'revision'>, deed: Deed): Promise<void> => {
    setPending(true);
    setFault(undefined);
    const params = { path: { slug }, header: { 'If-Match': `"${revision}"` } };
    try {
      if (deed === 'publish') await api.POST('/api/v1/library-entries/{slug}/publish', { params });
      else if (deed === 'withdraw') await api.POST('/api/v1/library-entries/{slug}/withdraw', { params });
      else await api.PUT('/api/v1/library-entries/{slug}/featured', { params, body: { featured: deed === 'feature' } });
      toast(t(`admin.done.${deed}`));
    } catch (error) {
      setFault(problemOf(error).message);
    }
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/library-entries'),
    });
    setPending(false);
  };
  return { curate, fault, pending };
}
