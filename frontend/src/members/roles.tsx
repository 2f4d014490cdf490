import { useQueryClient } from '@tanstack/react-query';
import { query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { type Member, membersChanged } from './record';
import { ROLES, type Role } from './search';

/** What the person may do in the network. A role counts from the next click on. */
export function Roles({ member }: { member: Member }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const onSuccess = () => {
    toast(t('rolesSaved'));
    return membersChanged(queries);
  };
  const give = query.useMutation('put', '/api/v1/members/{id}/roles/{role}', { onSuccess });
  const take = query.useMutation('delete', '/api/v1/members/{id}/roles/{role}', { onSuccess });
  const failed = give.error ?? take.error;
  const columns: Column<Role>[] = [
    { key: 'role', head: t('role'), cell: (role) => t(`roles.${role}`) },
    { key: 'what', head: t('roleWhat'), cell: (role) => t(`roleText.${role}`) },
    {
      key: 'has',
      head: t('roleHas'),
      cell: (role) =>
        member.roles.includes(role) ? <Tag tone="good">{t('yes')}</Tag> : <Tag tone="neutral">{t('no')}</Tag>,
    },
    {
      key: 'change',
      head: t('action'),
      cell: (role) => {
        if (!member.abilities.can_change_roles) return '—';
        const has = member.roles.includes(role);
        const change = has ? take : give;
        const isPending = change.isPending && change.variables.params.path.role === role;
        return (
          <Button
            small
            pending={isPending}
            aria-label={t(has ? 'takeRoleOf' : 'giveRoleOf', { role: t(`roles.${role}`) })}
            onClick={() => change.mutate({ params: { path: { id: member.id, role } } })}
          >
            {t(has ? 'takeRole' : 'giveRole')}
          </Button>
        );
      },
    },
  ];
  return (
    <section className="stack" aria-labelledby="person-roles">
      <h2 id="person-roles">{t('rolesTitle')}</h2>
      {failed ? (
        <Notice tone="bad" live>
          {problemOf(failed).message}
        </Notice>
      ) : null}
      <DataTable caption={t('rolesTitle')} captionHidden columns={columns} rows={ROLES} keyOf={(role) => role} />
    </section>
  );
}
