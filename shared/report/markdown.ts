import type { Block, Report } from './report.ts';

/**
 * The report as Markdown for pasting into a ticket. Captured text can't start markup of its own: it
 * is escaped or fenced.
 */
export function markdownOf(report: Report): string {
  return (
    [
      `# ${escape(report.title)}`,
      ...report.summary.map(escape),
      ...report.blocks.map(blockOf),
    ].join('\n\n') + '\n'
  );
}

function blockOf(block: Block): string {
  const heading = `## ${escape(block.heading)}`;
  switch (block.kind) {
    case 'text':
      return `${heading}\n\n${escape(block.text)}`;
    case 'quote':
      return `${heading}\n\n${fenced(block.text)}`;
    case 'list':
      return `${heading}\n\n${block.items.map((item) => `- ${escape(item)}`).join('\n')}`;
    case 'pairs':
      return `${heading}\n\n${block.pairs.map(([name, value]) => `- **${escape(name)}:** ${escape(value)}`).join('\n')}`;
  }
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  let longest = 2;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const escape = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');
