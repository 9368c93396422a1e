import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practise, type Client } from './practice-client.ts';

let halo: Client;
beforeEach(async () => {
  halo = await practise();
});
afterEach(() => halo.close());

/** fetch does not let a test choose the Host header; this does. */
const statusFor = (host: string) =>
  new Promise<number>((resolve, reject) => {
    const { port } = new URL(halo.server.origin);
    request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

test('it listens on this machine only and answers to its own names only', async () => {
  const { hostname, port } = new URL(halo.server.origin);
  expect(hostname).toBe('127.0.0.1');
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor(`evil.example:${port}`)).toBe(421);
  expect(await statusFor('127.0.0.1')).toBe(421);
});

test('every page address gives the app under a strict policy, without inline script or style', async () => {
  for (const path of [
    '/',
    '/tickets?area=1',
    '/reports?mainview=reportgroup&selid=5&sellevel=1&id=21&loadreport=false',
    '/portal/approval?id=701',
  ]) {
    const { status, text, headers } = await halo.call('GET', path);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  }
});

test('files come from a fixed list, whatever path is asked for', async () => {
  expect((await halo.call('GET', '/app/main.js')).headers.get('content-type')).toContain(
    'javascript',
  );
  for (const path of [
    '/app/../seed.json',
    '/app/%2e%2e/seed.json',
    '/app/seed.json',
    '/app/../../../package.json',
    '/app/nothing.js',
  ]) {
    const { text } = await halo.call('GET', path);
    expect(text, path).not.toContain('client_secret');
    expect(text, path).not.toContain('devDependencies');
  }
});

test('practice aids refuse requests that other pages start', async () => {
  const press = (headers: Record<string, string>) =>
    fetch(`${halo.server.origin}/practice/reset`, { method: 'POST', headers });
  expect((await press({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await press({})).status).toBe(403);
  expect((await press({ origin: halo.server.origin })).status).toBe(200);
});

test('a reset brings everything back to the start and ends all sign-ins', async () => {
  await halo.signIn('alex');
  await halo.call('DELETE', '/api/Tickets/2001');
  await halo.aid('POST', 'time?minutes=30');
  expect((await halo.call('GET', '/api/Tickets/2001')).status).toBe(404);
  halo.server.reset();
  expect(await halo.call('GET', '/api/Tickets/2001')).toMatchObject({
    status: 400,
    json: 'Token not found',
  });
  await halo.signIn('alex');
  expect((await halo.call('GET', '/api/Tickets/2001')).status).toBe(200);
  expect((await halo.aid('GET', 'state')).json).toMatchObject({ now: '2026-11-22T09:00:00' });
});

test('lists have the envelope and the key that Halo’s lists have', async () => {
  await halo.signIn('alex');
  for (const [path, key] of [
    ['Tickets', 'tickets'],
    ['Invoice', 'invoices'],
    ['Asset', 'assets'],
    ['Users', 'users'],
    ['Report', 'reports'],
  ] as const) {
    const { json } = await halo.call('GET', `/api/${path}`);
    expect(json, path).toMatchObject({
      page_no: 1,
      record_count: expect.any(Number),
      [key]: expect.any(Array),
    });
  }
});

test('agents are given out without their passwords, applications without their secrets', async () => {
  await halo.signIn('alex');
  expect((await halo.call('GET', '/api/Agent')).text).not.toContain('password');
  expect((await halo.call('GET', '/api/Application')).text).not.toContain('client_secret');
});
