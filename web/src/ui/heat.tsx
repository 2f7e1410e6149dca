// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
// The heat map of a plan on the back it was made for, its legend, and the same in numbers.
import { useEffect, useId, useState } from 'preact/hooks';
import type { Coverage, DoseGrid, Drawing, Summary } from '../engine/types.ts';
import type { SkinTone } from '../live/skin.ts';
import type { Turn } from '../live/turn.ts';
import { w } from '../words/en.ts';
import { Back } from './back.tsx';
import { colourOf, pixelsOf, rowsOf, scaleOf, ticksOf } from './dose.ts';
import { capital } from './parts.tsx';

/** The cells as a small picture; the browser smooths it when it is drawn large. */
function useCells(grid: DoseGrid, top: number): string {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const canvas = document.createElement('canvas');
    canvas.width = grid.columns;
    canvas.height = grid.rows;
    const pen = canvas.getContext('2d')!;
    const image = pen.createImageData(grid.columns, grid.rows);
    image.data.set(pixelsOf(grid, top));
    pen.putImageData(image, 0, 0);
    setUrl(canvas.toDataURL());
  }, [grid, top]);
  return url;
}

function Legend({ top }: { top: number }) {
  const stops = Array.from({ length: 11 }, (_, i) => {
    const [r, g, b, a] = colourOf(i / 10);
    return `rgb(${r} ${g} ${b} / ${a}) ${i * 10}%`;
  });
  return (
    <figcaption class="scale">
      <span class="small">{w.heat.legend}</span>
      <span class="ramp" aria-hidden="true" style={{ backgroundImage: `linear-gradient(90deg, ${stops.join(', ')})` }} />
      <span class="ticks small soft">
        {ticksOf(top).map((tick) => (
          <span key={tick.seconds} style={{ left: `${100 * tick.at}%` }}>{w.heat.time(tick.seconds)}</span>
        ))}
      </span>
    </figcaption>
  );
}

function Cell({ area, span }: { area: Coverage | null; span?: number }) {
  if (!area) return <td />;
  if (area.hand_minutes < 0.05) return <td class="soft" colSpan={span}>{w.heat.none}</td>;
  return (
    <td colSpan={span}>
      {w.heat.minutes(area.hand_minutes)}
      <span class="small soft share">{w.heat.covered(area.covered)}</span>
      <span class="bar" aria-hidden="true"><i style={{ width: `${100 * area.covered}%` }} /></span>
    </td>
  );
}

export function Heat(p: { drawing: Drawing; summary: Summary; tone: SkinTone; turn: Turn }) {
  const { dose } = p.summary;
  const top = scaleOf(dose);
  const cells = useCells(dose, top);
  const wide = dose.columns * dose.cell_mm;
  const tall = dose.rows * dose.cell_mm;
  const skin = useId();
  const names = new Map(p.drawing.shapes.filter((s) => s.role === 'region').map((s) => [s.id, s.name]));
  const rows = rowsOf(p.summary.coverage).map((row) => ({ ...row, name: names.get(row.region) ?? row.name }));
  const most = rows.slice(0, 3).map((row) => row.name).join(', ');
  return (
    <>
      <figure class="heatmap">
        <Back drawing={p.drawing} tone={p.tone} turn={p.turn} still label={w.heat.picture(most)}>
          {/* Pictures have their first row at the top: up is turned over for this one alone. */}
          <clipPath id={skin}>
            {p.drawing.shapes.filter((s) => s.role === 'outline').map((s) => <path key={s.id} d={s.d} />)}
          </clipPath>
          {cells && (
            <g clip-path={`url(#${skin})`}>
              <image href={cells} x={dose.x_mm} y={-dose.y_mm - tall} width={wide} height={tall} transform="scale(1 -1)"
                preserveAspectRatio="none" />
            </g>
          )}
          {p.drawing.shapes.filter((s) => s.role === 'region').map((s) => <path key={s.id + s.side} d={s.d} class="thread" />)}
          {p.drawing.shapes.filter((s) => s.role === 'mark').map((s, i) => <path key={i} d={s.d} class={`mark ${s.id}`} />)}
        </Back>
        <Legend top={top} />
      </figure>
      <table class="areas">
        <caption class="small soft">{w.heat.table}</caption>
        <thead>
          <tr><th scope="col">{w.heat.area}</th><th scope="col">{capital(w.side['left']!)}</th><th scope="col">{capital(w.side['right']!)}</th></tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.region}>
              <th scope="row">{capital(row.name)}</th>
              {row.middle ? <Cell area={row.middle} span={2} /> : <><Cell area={row.left} /><Cell area={row.right} /></>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
