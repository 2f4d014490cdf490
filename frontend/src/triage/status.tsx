import { Tag } from '@/ui/tag';
import type { SubmissionStatus } from '@/words/lists';
import { submissionTone, useWords } from '@/words/words';

/** Where a submission is. */
export function SubmissionStatusTag({ status }: { status: SubmissionStatus }) {
  const words = useWords();
  return <Tag tone={submissionTone[status]}>{words.submission(status)}</Tag>;
}
