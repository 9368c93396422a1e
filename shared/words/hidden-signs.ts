/**
 * Signs that change how text reads, or what a terminal does, without being seen: controls but tab
 * and line ends, marks of direction, what has no width, and separators of lines. Captured text may
 * hold any of them.
 */
export const hiddenSigns =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
