// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The live screen where there is a massage that goes on; else that there is none.
import { useEffect, useState } from 'preact/hooks';
import { lost } from '../store/app.ts';
import { unfinished } from '../store/db.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Page, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { LiveTab } from './live-tab.tsx';

/** How fast, as the address says it. */
export function speedIn(text: string | undefined): number {
  const speed = Number(text);
  return speed >= 0.1 && speed <= 100 ? speed : 1;
}

export function LiveOrNot({ speed }: { speed: number }) {
  const [there, setThere] = useState<boolean | null>(lost.value ? true : null);
  useEffect(() => {
    if (there !== null) return;
    void unfinished().then((found) => setThere(found !== undefined), () => setThere(false));
  }, []);
  if (there === null) return <Page><Title>{w.loading}</Title></Page>;
  return there ? <LiveTab speed={speed} /> : <Nothing title={w.away.live} />;
}
