import type { components } from '@/api/schema.gen';
import { useFormats, useTranslation } from '@/i18n';
import './change-list.css';

type Change = components['schemas']['RegistryChange'];

/** What an import changes, or has changed, field by field: what was struck out, what comes beside it. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('registry');
  const { dateTime } = useFormats();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="stack">
      {changes.map((change) => (
        <li key={change.id} className="change">
          <h3>
            {change.name} <small className="faint">{change.code}</small>
          </h3>
          <p className="faint">
            {t(`imports.sort.${change.action}_${change.thing}`)}
            {change.applied_at ? ` · ${dateTime(change.applied_at)}` : null}
          </p>
          <dl className="change-fields">
            {Object.entries(change.fields as Record<string, [unknown, unknown]>).map(([name, [was, is]]) => (
              <div key={name}>
                <dt>{t(`field.${name}`)}</dt>
                <dd>
                  {was === null ? null : (
                    <del>
                      <span className="hidden-text">{t('imports.was')} </span>
                      <Value name={name} value={was} />
                    </del>
                  )}{' '}
                  <ins>
                    <span className="hidden-text">{t('imports.is')} </span>
                    <Value name={name} value={is} />
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Words of ours in the page's language, all else as it came. */
function Value({ name, value }: { name: string; value: unknown }) {
  const { t } = useTranslation('registry');
  if (value === null || value === '') return '—';
  const text = String(value);
  if (name === 'status') return t(`statusWord.${text}`);
  if (name === 'kind') return t(`kindWord.${text}`);
  return text;
}
