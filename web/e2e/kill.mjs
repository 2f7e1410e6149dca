// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The page is killed at random moments of live sessions: closed, crashed, or its whole browser ended.
// Afterwards nothing may be lost but a word that was said in the moment of the death itself, before
// the engine had answered it, and it goes on at the same millisecond. 20 times, or as many as
// UNKNOT_KILLS says, two at a time, each in a browser of its own; after five deaths the next two
// people come. What is right is worked out by the engine itself, here and not in the page.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { goOn, heading, press, resumed, toLive } from './seat.mjs';
import { executable, flags, logOf, ownEngine, patience, pictures, prepare, rows, serve, sizes, Tally, until } from './tools.mjs';

const kills = Number(process.env.UNKNOT_KILLS ?? 20);
const seed = Number(process.env.UNKNOT_SEED ?? 7);
const native = process.env.UNKNOT ?? join(import.meta.dirname, '..', '..', 'build', 'unknot');
const folder = mkdtempSync(join(tmpdir(), 'unknot-kill-'));
const deaths = 5;
const ways = ['closed', 'crashed', 'browser ended'];
const speeds = [4, 20, 1, 10];
const words = ['s', 'm', 'g', 'z', 't', 'r'];

const tally = new Tally();
const server = await serve();
const engine = await ownEngine();
const counts = Object.fromEntries(ways.map((way) => [way, 0]));
/** Of statements, each with whether it holds: those that do. */
const those = (held) => Object.keys(held).filter((what) => held[what]);
const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Where the massage stands after these lines of a log, by the engine. */
function standing(header, lines) {
  const answer = resumed(engine, [header, ...lines].join('\n') + '\n');
  if (!answer.ok || answer.lost > 0) throw new Error(JSON.stringify(answer).slice(0, 300));
  return answer.view.plan_ms;
}

/** The native engine comes to the same states; if not, what it says. */
function verify(log) {
  return new Promise((resolve) => {
    execFile(native, ['replay', log, '--verify'], { maxBuffer: 1 << 28 }, (error, _out, says) => resolve(error ? says.slice(0, 300) || String(error) : ''));
  });
}

/** One browser that is ours to kill, on a profile that stays, and one massage in it. */
class Life {
  constructor(number) {
    this.number = number;
    this.profile = join(folder, `profile-${number}`);
    this.state = (seed * 7919 + number * 104729) >>> 0;
  }

  random() {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 2 ** 32;
  }

  async launch() {
    const port = join(this.profile, 'DevToolsActivePort');
    rmSync(port, { force: true });
    this.child = spawn(executable, [...flags, '--headless=new', '--no-sandbox', '--remote-debugging-port=0',
      `--user-data-dir=${this.profile}`, 'about:blank'], { stdio: 'ignore', detached: true });
    let address = '';
    await until('the browser is there', () => {
      try {
        [, address] = /^(\d+)\n/.exec(readFileSync(port, 'utf8')) ?? [];
      } catch {
        return false;
      }
      return address !== undefined;
    });
    this.chrome = await chromium.connectOverCDP(`http://127.0.0.1:${address}`);
    await this.open();
  }

  async open() {
    this.page = await prepare(await this.chrome.contexts()[0].newPage());
    await this.page.setViewportSize(sizes.phone);
  }

  /** Ended by force, with all processes of its group. */
  async end() {
    if (this.child?.exitCode === null && this.child.signalCode === null) {
      const over = new Promise((done) => this.child.once('exit', done));
      process.kill(-this.child.pid, 'SIGKILL');
      await over;
    }
    await this.chrome?.close().catch(() => {});
  }

  /** The log as it was written down, the events in it, and the session as it was saved. */
  async written() {
    const [session] = await rows(this.page, 'sessions');
    return { session, ...(await logOf(this.page, session?.id)) };
  }

  /** How many words are written down. */
  async count() {
    return (await this.written()).events.filter(({ who }) => who !== 'clock').length;
  }

  /** Some words at random moments; how many. */
  async live() {
    const until = performance.now() + 300 + this.random() * 1700;
    let pressed = 0;
    while (performance.now() < until) {
      if (this.random() < 0.35) {
        await this.page.keyboard.press(words[Math.floor(this.random() * words.length)]);
        pressed++;
      }
      await this.page.waitForTimeout(40 + this.random() * 260);
    }
    return pressed;
  }

  async die(way) {
    if (way === 'closed') await this.page.close();
    if (way === 'crashed') {
      const gone = this.page.waitForEvent('crash', { timeout: patience });
      const session = await this.page.context().newCDPSession(this.page);
      void session.send('Page.crash').catch(() => {});
      await gone;
      await this.page.close();
    }
    if (way !== 'browser ended') return this.open();
    await this.end();
    await this.launch();
  }

  /** Killed once; goes on. What was wrong with it, or nothing; `over`: it had come to its end before. */
  async kill(way) {
    const heard = await this.count();
    const pressed = await this.live();
    // Every word is on the disk as soon as the engine has answered it; nothing waits for an interval.
    await until('what was said is written down', async () => (await this.count()) >= heard + pressed || `${(await this.count()) - heard} of ${pressed}`);
    const before = await this.written();
    // The one word that may be lost: said in the very moment of the death, before its answer.
    await this.page.keyboard.press('s');
    await this.die(way);
    await this.page.goto(server.url);
    await heading(this.page, /A back to rub/);
    const found = await this.written();
    if (found.session?.state === 'done') return this.ended(before, found);
    await this.page.getByText('You were in the middle of something.').waitFor();
    await press(this.page, 'Go on');
    await heading(this.page, 'Paused');
    let after;
    await until('it goes on in the log', async () => (after = await this.written()).lines.length > found.events.length + 1);
    const back = after.events[found.events.length];
    const log = join(folder, `log-${this.number}.jsonl`);
    writeFileSync(log, after.text);
    const [header, ...lines] = after.lines;
    const told = lines.map((line) => JSON.parse(line));
    // Massage stands still from the last event before the kill on, to the millisecond.
    const stood = standing(header, lines.slice(0, found.events.length));
    const stands = standing(header, lines);
    const refused = await verify(log);
    const wrong = {
      'events are lost': !alike(found.events.slice(0, before.events.length), before.events),
      'events are lost on the way back': !alike(after.events.slice(0, found.events.length), found.events),
      'no pause comes first': back?.kind !== 'pause' || back.who !== 'clock',
      'the log has other events': told.length <= found.events.length ||
        !found.events.every((event, i) => told[i].kind === event.kind && told[i].t_ms === event.t_ms),
      [`it stood at ${stood} ms and stands at ${stands} ms`]: stood !== stands,
      [`the native engine says ${refused}`]: refused !== '',
    };
    await goOn(this.page);
    return { wrong: those(wrong), at: back?.t_ms, events: told.length };
  }

  /** Who has been given all of it is not asked to go on. */
  ended(before, found) {
    const answer = resumed(engine, found.text);
    const wrong = {
      'events are lost': !alike(found.events.slice(0, before.events.length), before.events),
      [`it is called done and stands ${answer.view?.status}`]: answer.view?.status !== 'finished' || answer.lost > 0,
    };
    return { over: true, wrong: those(wrong), at: answer.view?.t_ms, events: found.events.length };
  }
}

let begun = 0;
let killed = 0;
let failures = 0;
let massages = 0;
/** One massage after the other, until there have been enough deaths. */
async function lane() {
  while (begun < kills) {
    const number = massages++;
    const life = new Life(number);
    const speed = speeds[number % speeds.length];
    try {
      await life.launch();
      await toLive(life.page, server.url, 60, speed);
      for (let death = 0; death < deaths && begun < kills; death++) {
        const way = ways[begun++ % ways.length];
        const { over, wrong, at, events } = await life.kill(way);
        if (wrong.length > 0) failures++;
        if (over) begun--;
        else killed++, counts[way]++;
        if (wrong.length > 0 || over || kills <= 20)
          tally.check(`LIVE-22: massage ${number + 1}, × ${speed}, ${way} at ${(at / 1000).toFixed(1)} s, ${events} events: ${over ? 'it was over, and all of it is there' : 'nothing lost, the same millisecond'}`,
            wrong.length === 0, wrong.join('; '));
        if (over) break;
      }
    } catch (error) {
      failures++;
      mkdirSync(pictures, { recursive: true });
      await life.page?.screenshot({ path: join(pictures, 'failure-kill.png') }).catch(() => {});
      const left = await life.written().then(({ session, events }) => `${session?.state ?? 'no'} session, ${events.length} events`, String);
      tally.check(`massage ${number + 1} to its end`, false, `${error.stack ?? error}; in the database: ${left}`);
    }
    await life.end();
    if (kills > 20) console.log(`massage ${number + 1}: ${killed} of ${kills} kills, ${failures} failures`);
  }
}

await Promise.all([lane(), lane()]);
const told = ways.map((way) => `${counts[way]} ${way}`).join(', ');
tally.check(`LIVE-22: ${kills} kills at random moments (${told}), none of them lost anything`,
  killed === kills && failures === 0, `${killed} killed, ${failures} failures`);
server.close();
// A process that was killed may write a moment longer.
await until('the profiles are gone', () => {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if (error.code === 'ENOTEMPTY') return false;
    throw error;
  }
});
tally.end();
