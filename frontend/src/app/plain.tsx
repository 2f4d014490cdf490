import type { InputHTMLAttributes, ReactNode } from 'react';
import { ErrorSummary, type Faults } from '@/ui/form';
import { TextField } from '@/ui/text-field';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'required'> {
  name: string;
  label: string;
  description?: ReactNode;
  faults: Faults;
}

/** A `TextField` that is handed all faults of its form; inside a `Form` it is not needed. */
export const PlainField = ({ description, faults, ...field }: FieldProps) => (
  <TextField {...field} help={description} error={faults[field.name]} />
);

export const FaultSummary = ErrorSummary;
