import { Link } from '@tanstack/react-router';
import { localized, useTranslation } from '@/i18n';
import type { Drafts, Section } from './drafts';

interface Props {
  sections: readonly Section[];
  current: string;
  drafts: Drafts;
}

/** The sections of the specification, each with how far it is. */
export function SectionList({ sections, current, drafts }: Props) {
  const { t } = useTranslation('projects');
  return (
    <nav className="section-list" aria-label={t('sections')}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ol role="list">
        {sections.map((section) => {
          const state = stateOf(section, drafts);
          return (
            <li key={section.key}>
              <Link
                from="/projects/$id"
                search={{ section: section.key }}
                resetScroll={false}
                aria-current={section.key === current ? 'true' : undefined}
                className="section-link"
              >
                <Mark state={state} />
                <span>
                  {localized(section.title)}
                  <span className={state === 'unsaved' ? 'section-state section-unsaved' : 'section-state'}>
                    {t(`section.state.${state}`)}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

type State = Section['state'] | 'optional' | 'unsaved';

function stateOf(section: Section, drafts: Drafts): State {
  if (drafts.of(section.key)) return 'unsaved';
  return section.state === 'empty' && !section.required ? 'optional' : section.state;
}

function Mark({ state }: { state: State }) {
  const done = state === 'complete';
  const begun = state === 'too_short' || state === 'unsaved';
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className={`section-mark section-mark-${state}`}>
      <circle cx="12" cy="12" r="9.5" fill={done ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
      {begun ? <path d="M12 2.5a9.5 9.5 0 0 1 0 19z" fill="currentColor" /> : null}
      {done ? <path d="m7.5 12.5 3 3 6-7" fill="none" stroke="var(--paper)" strokeWidth="2.5" /> : null}
    </svg>
  );
}
