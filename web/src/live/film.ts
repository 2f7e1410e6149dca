// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// Where a browser gives no wake lock (plain http, older phones), a silent film that plays on the page
// keeps the screen on in most of them. It is drawn and recorded here, one dark second; it lies behind
// the picture, as large as the window, since a small one does not count.

const kinds = ['video/webm', 'video/mp4'];

/** One dark second of film; null where this browser records none. */
async function record(): Promise<Blob | null> {
  if (!('MediaRecorder' in globalThis) || !('captureStream' in HTMLCanvasElement.prototype)) return null;
  const type = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
  if (!type) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const stream = canvas.captureStream(10);
  const recorder = new MediaRecorder(stream, { mimeType: type });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const over = new Promise<void>((done, fail) => {
    recorder.onstop = () => done();
    recorder.onerror = () => fail(new Error('the film could not be recorded'));
  });
  recorder.start();
  // A canvas that does not change gives no pictures.
  let shade = 0;
  const draw = setInterval(() => {
    pen.fillStyle = `rgb(18 13 ${(shade = (shade + 1) % 12)})`;
    pen.fillRect(0, 0, 64, 64);
  }, 100);
  setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), 1100);
  try {
    await over;
  } finally {
    clearInterval(draw);
    for (const track of stream.getTracks()) track.stop();
  }
  const film = new Blob(parts, { type });
  return film.size > 0 ? film : null;
}

export interface Film {
  /** True if it plays now. */
  play(): Promise<boolean>;
  close(): void;
}

export async function makeFilm(into: HTMLElement): Promise<Film | null> {
  const film = await record().catch(() => null);
  if (!film) return null;
  const url = URL.createObjectURL(film);
  const video = document.createElement('video');
  video.className = 'film';
  video.setAttribute('playsinline', '');
  video.setAttribute('aria-hidden', 'true');
  video.tabIndex = -1;
  video.muted = true;
  video.loop = true;
  video.src = url;
  into.prepend(video);
  // A recording without a length does not repeat by itself everywhere.
  video.addEventListener('ended', () => void video.play().catch(() => undefined));
  return {
    play: () => video.play().then(() => !video.paused, () => false),
    close() {
      video.pause();
      video.remove();
      URL.revokeObjectURL(url);
    },
  };
}
