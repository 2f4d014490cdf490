import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { moved, newQuestion, newSection, type Place, replaced, type Section, without } from './edit';
import type { Definition } from './types';

interface Props {
  definition: Definition;
  at: Place;
  onSelect: (place: Place) => void;
  onChange: (definition: Definition) => void;
}

/** The sections and questions in their order: to choose what is edited, to add, to move and to remove. */
export function Outline({ definition, at, onSelect, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const { sections } = definition;
  const setSection = (index: number, section: Section) => onChange({ sections: replaced(sections, index, section) });
  return (
    <nav className="editor-outline" aria-label={t('edit.outline')}>
      <ol>
        {sections.map((section, index) => (
          <li key={section.key}>
            <Entry
              label={localized(section.title) || section.key}
              chosen={at.section === index && at.question === undefined}
              onSelect={() => onSelect({ section: index })}
            />
            <ol>
              {section.questions.map((question, place) => (
                <li key={question.key}>
                  <Entry
                    label={localized(question.text) || question.key}
                    chosen={at.section === index && at.question === place}
                    onSelect={() => onSelect({ section: index, question: place })}
                  />
                </li>
              ))}
              <li>
                <Button
                  small
                  onClick={() => {
                    setSection(index, { ...section, questions: [...section.questions, newQuestion(definition)] });
                    onSelect({ section: index, question: section.questions.length });
                  }}
                >
                  {t('edit.addQuestion')}
                </Button>
              </li>
            </ol>
          </li>
        ))}
      </ol>
      <p className="row">
        <Button
          small
          onClick={() => {
            onChange({ sections: [...sections, newSection(definition)] });
            onSelect({ section: sections.length });
          }}
        >
          {t('edit.addSection')}
        </Button>
      </p>
    </nav>
  );
}

function Entry({ label, chosen, onSelect }: { label: string; chosen: boolean; onSelect: () => void }) {
  return (
    <button type="button" className="editor-entry" aria-current={chosen ? 'true' : undefined} onClick={onSelect}>
      {label}
    </button>
  );
}

/** Moves or removes what is chosen. */
export function PlaceActions({ definition, at, onSelect, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const { sections } = definition;
  const section = sections[at.section];
  if (!section) return null;
  const { question } = at;
  const count = question === undefined ? sections.length : section.questions.length;
  const place = question ?? at.section;
  const inSection = (questions: Section['questions']) =>
    onChange({ sections: replaced(sections, at.section, { ...section, questions }) });
  const move = (to: number) => {
    if (question === undefined) {
      onChange({ sections: moved(sections, place, to) });
      onSelect({ section: to });
    } else {
      inSection(moved(section.questions, place, to));
      onSelect({ section: at.section, question: to });
    }
  };
  const remove = () => {
    if (!window.confirm(t('edit.sure'))) return;
    if (question === undefined) {
      onChange({ sections: without(sections, place) });
      onSelect({ section: Math.max(0, place - 1) });
    } else {
      inSection(without(section.questions, place));
      onSelect({ section: at.section });
    }
  };
  return (
    <p className="row">
      <Button small disabled={place === 0} onClick={() => move(place - 1)}>
        {t('edit.up')}
      </Button>
      <Button small disabled={place === count - 1} onClick={() => move(place + 1)}>
        {t('edit.down')}
      </Button>
      <Button small disabled={count === 1} onClick={remove}>
        {t('edit.remove')}
      </Button>
    </p>
  );
}
