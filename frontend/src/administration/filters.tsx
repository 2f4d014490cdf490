import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';

interface Props {
  children: ReactNode;
  /** The fields that were filled in, by name. */
  apply: (values: Record<string, string | undefined>) => void;
  clear: () => void;
}

/** Fields that narrow a list. What they say goes into the address, so that it can be passed on. */
export function Filters({ children, apply, clear }: Props) {
  const { t } = useTranslation('administration');
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` is not yet known to every browser and linter
    <form
      role="search"
      className="filters"
      aria-label={t('filters.title')}
      onSubmit={(event) => {
        event.preventDefault();
        const filled = [...new FormData(event.currentTarget)].filter(([, value]) => String(value).trim() !== '');
        apply(Object.fromEntries(filled.map(([name, value]) => [name, String(value).trim()])));
      }}
    >
      {children}
      <div className="row">
        <Button type="submit" variant="primary">
          {t('filters.apply')}
        </Button>
        <Button variant="link" onClick={clear}>
          {t('filters.clear')}
        </Button>
      </div>
    </form>
  );
}
