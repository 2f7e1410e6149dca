// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
import { changeDraft, draft, personOf, savePerson } from '../store/app.ts';
import { itemsNow, lists } from '../store/checklists.ts';
import { Button, Tick, Title } from '../ui/parts.tsx';
import { w } from '../words/en.ts';
import { useGate } from './prepare.tsx';

/** Lists that belong before the start; agreeing has a page of its own. */
const before = (id: string, when: string) => when === 'before' && id !== 'agreements';

export function RoomStep() {
  const now = draft.value!;
  const giver = personOf(now.giverId);
  const done = giver?.doneLists ?? [];
  const shown = lists().filter((list) => before(list.id, list.when));
  const all = shown.flatMap((list) => itemsNow(list, done).map((item) => `${list.id}/${item.id}`));
  const open = all.filter((id) => !now.ticked.includes(id)).length;
  useGate({
    onward: async () => {
      const complete = shown
        .filter((list) => itemsNow(list, done).every((item) => now.ticked.includes(`${list.id}/${item.id}`)))
        .map((list) => list.id);
      if (giver) await savePerson({ ...giver, doneLists: [...new Set([...done, ...complete])] });
      return true;
    },
  });
  const flip = (id: string, on: boolean) =>
    changeDraft({ ticked: on ? [...now.ticked, id] : now.ticked.filter((other) => other !== id) });
  return (
    <>
      <Title>{w.room.title}</Title>
      <p class="lead">{done.length > 0 ? w.room.again : w.room.lead}</p>
      {shown.map((list) => {
        const items = itemsNow(list, done);
        if (items.length === 0) return null;
        return (
          <section class="card" key={list.id}>
            <h2>{list.title}</h2>
            {list.intro && <p class="soft">{list.intro}</p>}
            <div>
              {items.map((item) => {
                const id = `${list.id}/${item.id}`;
                const floor = giver?.giver.surface === 'floor' ? item.floor_warning : undefined;
                return <Tick key={id} label={item.text} help={[item.why, floor].filter(Boolean).join(' ')}
                  value={now.ticked.includes(id)} set={(on) => flip(id, on)} />;
              })}
            </div>
            {!items.every((item) => now.ticked.includes(`${list.id}/${item.id}`)) && (
              <div class="row">
                <Button label={`${w.room.all}: ${list.title}`}
                  do={() => changeDraft({ ticked: [...new Set([...now.ticked, ...items.map((item) => `${list.id}/${item.id}`)])] })}>
                  {w.room.all}
                </Button>
              </div>
            )}
          </section>
        );
      })}
      <p class="soft" role="status">{open > 0 ? w.room.open(open) : ''}</p>
    </>
  );
}
