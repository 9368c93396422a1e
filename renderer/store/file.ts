import { create } from 'zustand';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { text } from '../text/i18n.ts';
import { useCauses } from './causes.ts';
import { notify } from './notices.ts';
import { emptySource, type SourceState } from './source.ts';

/** The file or text that was read last; it stays until another is. */
export const useFile = create<SourceState>(() => emptySource);

/** What `showFile` cannot derive from the rest. */
type FileContent = Pick<SourceState, 'file' | 'rows' | 'failures' | 'review' | 'contents'> &
  Partial<Pick<SourceState, 'marks'>>;

/** Takes the place of what was open. */
export function showFile(content: FileContent): void {
  useFile.getState().contents.close();
  useFile.setState({ marks: [], ...content, reviewed: content.rows });
}

export function closeFile(): void {
  useFile.getState().contents.close();
  useFile.setState(emptySource);
}

/** What the open file is explained by from now on. */
export function setFileReview(review: ReviewResult): void {
  useFile.setState({ review });
}

/** Explains the open file anew, by the causes that count now. */
export function explainFile(): void {
  const { contents, file } = useFile.getState();
  if (file === null) return;
  const { causes } = useCauses.getState();
  // Another file, or another set of packs, may come meanwhile: then this review is of no use, and
  // whether it failed does not matter.
  const isWanted = () =>
    useFile.getState().contents === contents && useCauses.getState().causes === causes;
  contents.review(causes).then(
    (review) => {
      if (isWanted()) setFileReview(review);
    },
    (reason: unknown) => {
      if (!isWanted()) return;
      console.error(reason);
      notify('problem', text('packs:unexpected'));
    },
  );
}

useCauses.subscribe(explainFile);
