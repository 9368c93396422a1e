import { describe, expect, it } from 'vitest';
import { SavedFiles } from '../../../../main/files/saved-files.ts';

describe('Files that were saved', () => {
  it('are known to the window by an id and a name, never by where they lie', () => {
    const saved = new SavedFiles();
    const file = saved.keep('/home/sam/Documents/Halo problem.html');
    expect(file.name).toBe('Halo problem.html');
    expect(file.id).not.toContain('sam');
    expect(saved.pathOf(file.id)).toBe('/home/sam/Documents/Halo problem.html');
  });

  it('are opened only where this program wrote them', () => {
    const saved = new SavedFiles();
    saved.keep('/home/sam/pack.html');
    expect(saved.pathOf('/etc/passwd')).toBeNull();
    expect(saved.pathOf('/home/sam/pack.html')).toBeNull();
  });

  it('are forgotten when many came after', () => {
    const saved = new SavedFiles();
    const [first, ...others] = Array.from({ length: 60 }, (_, at) => saved.keep(`/tmp/${at}.har`));
    expect(saved.pathOf(first?.id ?? '')).toBeNull();
    expect(saved.pathOf(others.at(-1)?.id ?? '')).toBe('/tmp/59.har');
  });
});
