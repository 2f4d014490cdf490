import { type ReactNode, useState } from 'react';
import { problemOf } from '@/api/problem';
import { Button } from './button';
import { Dialog } from './dialog';
import { Notice } from './notice';

interface Props {
  open: boolean;
  title: ReactNode;
  /** What happens, and what cannot be undone. */
  children: ReactNode;
  /** The words of the two buttons. */
  yes: string;
  no: string;
  variant?: 'primary' | 'call' | 'danger' | undefined;
  onClose: () => void;
  /** Does it. What it throws is told in the dialog, which stays; else the dialog closes. */
  act: () => Promise<void>;
}

/** A question before something that has consequences. */
export function Confirm({ open, title, children, yes, no, variant = 'danger', onClose, act }: Props) {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState('');
  const close = () => {
    setFault('');
    onClose();
  };
  const confirm = async () => {
    setPending(true);
    setFault('');
    try {
      await act();
      close();
    } catch (error) {
      setFault(problemOf(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={close}
      actions={
        <>
          <Button variant={variant} pending={pending} onClick={() => void confirm()}>
            {yes}
          </Button>
          <Button onClick={close}>{no}</Button>
        </>
      }
    >
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {children}
    </Dialog>
  );
}
