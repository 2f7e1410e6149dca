// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Keeps the whole app on the device. The build fills in the version and the list of files.
const name = 'unknot-__VERSION__';
const files = [/*__FILES__*/];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

// A page has the files that it was built with until it is closed: a new version waits for that. Only a
// page that misses a file, and is alone, asks for it sooner.
self.addEventListener('message', (event) => {
  if (event.data !== 'take over') return;
  event.waitUntil(
    self.clients
      .matchAll({ type: 'window', includeUncontrolled: true })
      .then((pages) => (pages.length <= 1 ? self.skipWaiting() : undefined)),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(keys.filter((key) => key.startsWith('unknot-') && key !== name).map((key) => caches.delete(key))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  const asked = event.request.mode === 'navigate' ? './' : event.request;
  event.respondWith(
    caches
      .open(name)
      .then((cache) => cache.match(asked, { ignoreSearch: true }))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
