import { localized } from '@/i18n';
import { CheckboxGroup } from '@/ui/choices';
import { type FieldName, useOfferedFields } from './queries';
import './fields.css';

interface Props {
  name: 'expertise_fields' | 'interests';
  label: string;
  help: string;
  /** What was chosen before, also what is offered no more. */
  chosen: readonly FieldName[];
}

/** Fields of the maintained list. */
export function FieldsChoice({ chosen, ...group }: Props) {
  const offered = useOfferedFields();
  const known = new Set(offered.map(({ id }) => id));
  const choices = [...offered, ...chosen.filter(({ id }) => !known.has(id))];
  if (choices.length === 0) return null;
  return (
    <div className="fields-choice">
      <CheckboxGroup
        {...group}
        // The list comes after the page: then the boxes are made anew, with what was chosen.
        key={offered.length}
        choices={choices.map(({ id, name }) => ({ value: id, label: localized(name) }))}
        defaultValue={chosen.map(({ id }) => id)}
        inline
      />
    </div>
  );
}

/** The ids that a form holds under the name. */
export const chosenIn = (data: FormData, name: Props['name']): string[] => data.getAll(name).map(String);
