import { useTranslation } from '@/i18n';
import { Button } from './button';

interface Props {
  /** How many are shown. */
  count: number;
  hasMore: boolean;
  pending: boolean;
  onMore: () => void;
}

/** The end of a list that goes on: how many there are so far, and more of them. */
export function Pager({ count, hasMore, pending, onMore }: Props) {
  const { t } = useTranslation('ui');
  if (count < 2 && !hasMore) return null;
  return (
    <div className="row">
      <p className="faint" role="status">
        {t(hasMore ? 'pager.shown' : 'pager.all', { count })}
      </p>
      {hasMore ? (
        <Button pending={pending} onClick={onMore}>
          {t('pager.more')}
        </Button>
      ) : null}
    </div>
  );
}
