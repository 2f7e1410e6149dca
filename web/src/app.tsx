// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'preact/hooks';
import { AfterScreen } from './screens/after.tsx';
import { AskScreen } from './screens/ask.tsx';
import { LearnScreen } from './screens/learn.tsx';
import { LiveOrNot, speedIn } from './screens/live-or-not.tsx';
import { NoScreen } from './screens/no.tsx';
import { PeopleScreen } from './screens/people.tsx';
import { PlanScreen } from './screens/plan.tsx';
import { PrepareScreen } from './screens/prepare.tsx';
import { RoutineScreen } from './screens/routine-edit.tsx';
import { RoutinePlanScreen } from './screens/routine-plan.tsx';
import { RoutinesScreen } from './screens/routines.tsx';
import { StartScreen } from './screens/start.tsx';
import { draft, failure, loaded, screen } from './store/app.ts';
import { erased } from './store/db.ts';
import { ErasedScreen, Notices } from './ui/notices.tsx';
import { Nothing } from './ui/nothing.tsx';
import { Page, Title } from './ui/parts.tsx';
import { w } from './words/en.ts';

const night = ['start', 'live'];

export function App() {
  return erased.value ? <ErasedScreen /> : <><Screen /><Notices /></>;
}

function Screen() {
  const [name, ...rest] = screen.value.split('/');
  useEffect(() => {
    document.body.classList.toggle('night', name === 'live');
    const dark = night.includes(name ?? '');
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#120d0b' : '#fbf4ea');
  }, [name]);
  if (failure.value) {
    return (
      <Page>
        <Title>{w.broken}</Title>
        <p class="lead">{w.brokenHow}</p>
        <p class="soft small">{failure.value}</p>
      </Page>
    );
  }
  if (!loaded.value) return <main class="page"><p class="lead" role="status">{w.loading}</p></main>;
  switch (name) {
    case 'prepare':
      return <PrepareScreen />;
    case 'plan': {
      const routine = draft.value?.routine;
      return routine ? <RoutinePlanScreen kind={routine.kind} id={routine.id} forTwo /> : <PlanScreen />;
    }
    case 'routines': {
      const [kind, id, line] = rest;
      if (kind === 'use' && line) return <RoutinePlanScreen kind={id!} id={line} forTwo={false} key={screen.value} />;
      return kind && id ? <RoutineScreen kind={kind} id={id} line={Number(line) || 0} /> : <RoutinesScreen />;
    }
    case 'no':
      return <NoScreen />;
    case 'live':
      return <LiveOrNot speed={speedIn(rest[0])} />;
    case 'after':
      return <AfterScreen />;
    case 'learn':
      return <LearnScreen technique={rest[0]} />;
    case 'ask':
      return <AskScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'start':
      return <StartScreen />;
    default:
      return <Nothing title={w.away.page} />;
  }
}
