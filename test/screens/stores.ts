import type { StoreApi } from 'zustand';
import { useAfterFile } from '../../renderer/store/after-file.ts';
import { emptyCapture, useCapture } from '../../renderer/store/capture.ts';
import { useCaptures } from '../../renderer/store/captures.ts';
import { useCauses } from '../../renderer/store/causes.ts';
import { useCheckup } from '../../renderer/store/checkup.ts';
import { useComparison } from '../../renderer/store/comparison.ts';
import { useDrafts } from '../../renderer/store/drafts.ts';
import { useExam } from '../../renderer/store/exam.ts';
import { useDropTaker } from '../../renderer/store/drop-taker.ts';
import { useEntry } from '../../renderer/store/entry.ts';
import { useFile } from '../../renderer/store/file.ts';
import { useFixes } from '../../renderer/store/fixes.ts';
import { usePlayer, usePraise } from '../../renderer/store/lesson-run.ts';
import { useNotices } from '../../renderer/store/notices.ts';
import { useOverlay } from '../../renderer/store/overlay.ts';
import { usePacks } from '../../renderer/store/packs.ts';
import { usePageTitles } from '../../renderer/store/page-titles.ts';
import { usePictures } from '../../renderer/store/pictures.ts';
import { usePractice } from '../../renderer/store/practice.ts';
import { useReading } from '../../renderer/store/reading.ts';
import { useRecent } from '../../renderer/store/recent.ts';
import { useRedactionLock } from '../../renderer/store/redaction.ts';
import { useReferenceWords } from '../../renderer/store/reference-search.ts';
import { useView } from '../../renderer/store/request-view.ts';
import { useSettings } from '../../renderer/store/settings.ts';
import { useShare } from '../../renderer/store/share.ts';
import { useSite } from '../../renderer/store/site.ts';
import { useStorage } from '../../renderer/store/storage.ts';
import { useUpdates } from '../../renderer/store/updates.ts';
import { useWaitingFiles } from '../../renderer/store/waiting-files.ts';
import { useWizard } from '../../renderer/store/wizard.ts';

const reset = <T>(store: Pick<StoreApi<T>, 'getInitialState' | 'setState'>) => {
  store.setState(store.getInitialState(), true);
};

/** Each test begins as the program does: with nothing recorded, read, set or said. */
export function resetStores(): void {
  // What a test before this one recorded would show a moment later.
  emptyCapture();
  reset(useAfterFile);
  reset(useCapture);
  reset(useCaptures);
  reset(useCauses);
  reset(useCheckup);
  reset(useComparison);
  reset(useDrafts);
  reset(useDropTaker);
  reset(useExam);
  reset(useFile);
  reset(useFixes);
  reset(useNotices);
  reset(useOverlay);
  reset(usePacks);
  reset(usePageTitles);
  reset(usePictures);
  reset(usePlayer);
  reset(usePractice);
  reset(usePraise);
  reset(useReading);
  reset(useRedactionLock);
  reset(useRecent);
  reset(useReferenceWords);
  reset(useSettings);
  reset(useShare);
  reset(useSite);
  reset(useEntry);
  reset(useWaitingFiles);
  reset(useStorage);
  reset(useUpdates);
  reset(useView);
  reset(useWizard);
}
