import { z } from 'zod';

// zod probes for eval when the first schema is made, unless told not to; our Content-Security-Policy refuses that, loudly.
z.config({ jitless: true });
