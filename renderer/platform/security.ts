declare global {
  /** Where zod keeps what `z.config` sets. */
  var __zod_globalConfig: { jitless: boolean } | undefined;
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
    };
  }
}

// As shared/basics/no-eval.ts says; here it stands before any file that makes a schema, and does not
// bring zod along.
globalThis.__zod_globalConfig = { jitless: true };

// Our Content-Security-Policy (main/window/app-protocol.ts) wants Trusted Types: only scripts of
// our own origin may start a worker, and nobody may write HTML, for this policy has no rule for it.
window.trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a script of another origin');
    return url;
  },
});

export {};
