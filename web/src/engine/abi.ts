// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The Wasm module behind its C interface: JSON text in, JSON text out (docs/formats/engine.md).
// No browser in here, so that the tests run the very same module in Node.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  unknot_alloc(size: number): number;
  unknot_free(at: number, size?: number): void;
  unknot_length(): number;
  unknot_pose(planMs: number): number;
}
type Call = (at: number, size: number) => number;

/** The few system calls that the C library mentions; none of them does anything. */
function systemStub(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  const view = () => new DataView(memory().buffer);
  const zeroes = (a: number, b: number) => {
    view().setUint32(a, 0, true);
    view().setUint32(b, 0, true);
    return 0;
  };
  const refused = 8;
  return {
    environ_get: () => 0,
    environ_sizes_get: zeroes,
    args_get: () => 0,
    args_sizes_get: zeroes,
    clock_time_get: () => refused,
    fd_close: () => refused,
    fd_seek: () => refused,
    fd_read: () => refused,
    fd_fdstat_get: () => refused,
    fd_prestat_get: () => refused,
    fd_prestat_dir_name: () => refused,
    fd_write: (_file: number, list: number, count: number, out: number) => {
      let total = 0;
      for (let i = 0; i < count; i++) total += view().getUint32(list + 8 * i + 4, true);
      view().setUint32(out, total, true);
      return 0;
    },
    proc_exit: (code: number) => {
      throw new Error(`the engine ended with ${code}`);
    },
  };
}

export class Engine {
  private constructor(private readonly exports: Exports) {}

  static async create(bytes: BufferSource): Promise<Engine> {
    const held: { exports?: Exports } = {};
    const system = systemStub(() => held.exports!.memory);
    const { instance } = await WebAssembly.instantiate(bytes, { wasi_snapshot_preview1: system });
    held.exports = instance.exports as unknown as Exports;
    held.exports._initialize?.();
    return new Engine(held.exports);
  }

  /** Calls `unknot_<op>` and returns its answer's text. */
  text(op: string, input: string): string {
    const bytes = new TextEncoder().encode(input);
    const at = this.exports.unknot_alloc(bytes.length);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    const call = (this.exports as unknown as Record<string, Call | undefined>)[`unknot_${op}`];
    if (!call) throw new Error(`the engine has no call named ${op}`);
    const out = call(at, bytes.length);
    const answer = new Uint8Array(this.exports.memory.buffer, out, this.exports.unknot_length());
    const text = new TextDecoder().decode(answer);
    this.exports.unknot_free(at, bytes.length);
    return text;
  }

  call<T>(op: string, input: unknown): T {
    return JSON.parse(this.text(op, typeof input === 'string' ? input : JSON.stringify(input))) as T;
  }

  /** Twelve numbers: x, y, angle, level, contact, tool of the left hand, then of the right. */
  pose(planMs: number): number[] {
    const at = this.exports.unknot_pose(planMs);
    return [...new Float64Array(this.exports.memory.buffer, at, 12)];
  }
}
