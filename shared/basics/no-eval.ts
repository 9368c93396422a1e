import { z } from 'zod';

// zod probes for eval when the first schema is made, unless told not to; our
// Content-Security-Policy refuses that, loudly. So this is imported before any file that makes one.
z.config({ jitless: true });
