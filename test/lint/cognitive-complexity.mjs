// The package as a whole needs an older TypeScript than ours; this one rule does not.
import cognitiveComplexity from 'eslint-plugin-sonarjs/cjs/S3776/rule.js';

/** How hard a function is to follow, by https://www.sonarsource.com/resources/cognitive-complexity/. */
export default {
  meta: { name: 'sonarjs' },
  rules: { 'cognitive-complexity': cognitiveComplexity.rule },
};
