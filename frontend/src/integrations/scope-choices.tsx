import { useQuery } from '@tanstack/react-query';
import { query } from '@/api/client';
import { localized, useTranslation } from '@/i18n';
import { CheckboxGroup } from '@/ui/choices';
import type { Narrowing } from './queries';

/** What the client may do, in words; the names stand beside them, as the API says them. */
export function ScopeChoices({ chosen, narrowing }: { chosen: readonly string[]; narrowing: Narrowing }) {
  const { t } = useTranslation('integrations');
  const { data } = useQuery(query.queryOptions('get', '/api/v1/scopes', {}));
  const offered = (data?.items ?? []).filter((scope) => narrowing !== 'body' || scope.for_one_body);
  return (
    <CheckboxGroup
      // The choices of another narrowing are others.
      key={`${narrowing}-${offered.length}`}
      name="scopes"
      label={t('scopes')}
      help={narrowing === 'body' ? t('scopesOfBody') : t('scopesHelp')}
      defaultValue={chosen}
      choices={offered.map(({ name, description }) => ({
        value: name,
        label: localized(description),
        help: <code>{name}</code>,
      }))}
      required
    />
  );
}
