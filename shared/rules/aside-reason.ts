/** Why a failed request is the cause of nothing. Said in words by the sentences under `aside`. */
export type AsideReason =
  | 'insideBrowser'
  | 'tabPicture'
  | 'toolFile'
  | 'toolQuestion'
  | 'appDescription'
  | 'font'
  | 'measuring'
  | 'picture'
  | 'noPicture'
  | 'whoAmI'
  | 'nothingSaysWhy'
  | 'channelClosed'
  | 'nothingToRead'
  | 'givenUp'
  | 'windowsSignIn'
  | 'renewed'
  | 'preflight'
  | 'preflightGranted'
  | 'laterSucceeded'
  | 'otherSite'
  | 'sameOutage'
  | 'unexplained';

/** A reason that leaves open whether the failure matters. */
export const isUnsure = (why: AsideReason): boolean =>
  why === 'unexplained' || why === 'nothingSaysWhy';
