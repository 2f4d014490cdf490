import type { ComponentType } from 'react';
import { Adopt, Design, Join, Submit, Triage } from '@/art/stages';
import { useTranslation } from '@/i18n';

const STAGES: readonly (readonly [string, ComponentType])[] = [
  ['join', Join],
  ['submit', Submit],
  ['triage', Triage],
  ['design', Design],
  ['library', Adopt],
];

/** How a problem becomes a solution, in five pictures. */
export function FiveStages() {
  const { t } = useTranslation('home');
  return (
    <section className="stack" aria-labelledby="five-stages">
      <h2 id="five-stages">{t('stages.title')}</h2>
      <p className="soft measure">{t('stages.lead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list" className="five-stages">
        {STAGES.map(([stage, Picture], index) => (
          <li key={stage}>
            <Picture />
            <h3>
              <span className="five-stages-number">{index + 1}</span> {t(`words:stage.${stage}`)}
            </h3>
            <p>{t(`stages.${stage}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
