import type { ResourceType } from '../../shared/exchange/exchange.ts';
import type { TypeGroup } from '../store/request-view.ts';

/** The button a resource type stands under. */
export function typeGroupOf(type: ResourceType): TypeGroup {
  switch (type) {
    case 'fetch':
    case 'xhr':
    case 'eventsource':
      return 'fetch';
    case 'document':
      return 'doc';
    case 'stylesheet':
      return 'css';
    case 'script':
      return 'js';
    case 'font':
      return 'font';
    case 'image':
      return 'img';
    case 'media':
      return 'media';
    case 'websocket':
      return 'ws';
    case 'manifest':
    case 'preflight':
    case 'ping':
    case 'other':
      return 'other';
  }
}
