/** The part of text-readability that the tests use; the package ships no types. */
declare module 'text-readability' {
  const readability: {
    /** US school grade by Flesch and Kincaid; the age of its reader is five years more. */
    fleschKincaidGrade(text: string): number;
    /**
     * US school grade by the Automated Readability Index, which counts letters in place of
     * syllables.
     */
    automatedReadabilityIndex(text: string): number;
  };
  export default readability;
}
