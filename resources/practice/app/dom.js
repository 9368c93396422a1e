const svg = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Texts become text nodes, never HTML; `on…` are listeners; null, false and
 * undefined are left out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  const late = {};
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') late[name] = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
  // A drop-down's value can be set only once its choices are there.
  return Object.assign(node, late);
}

export function icon(name) {
  const image = document.createElementNS(svg, 'svg');
  image.setAttribute('class', 'icon');
  image.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/app/icons.svg#${name}`);
  image.append(use);
  return image;
}

export const link = (href, text, props = {}) => el('a', { href, ...props }, text);

/** 22 Nov 2026, 09:30; empty for Halo's "no date". */
export function when(stamp) {
  if (!stamp || stamp.startsWith('1900')) return '';
  return new Date(`${stamp}Z`).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
}

/** "1 ticket", "2 tickets". */
export const many = (count, noun) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
export const day = (stamp) => when(stamp).split(',')[0];
export const money = (amount) =>
  amount.toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
