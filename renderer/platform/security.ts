import '../../shared/words/no-eval.ts';

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
    };
  }
}

// Our Content-Security-Policy (main/window/app-protocol.ts) wants Trusted Types: only scripts of
// our own origin may start a worker, and nobody may write HTML, for this policy has no rule for it.
window.trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a script of another origin');
    return url;
  },
});
