/** A campaign's colours: whatever accent it chooses, all words can be read (WCAG 2.2 AA), in the light scheme and in the dark. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AA_CONTRAST, contrast, nearestReadable, tonesOf } from '../../src/drawing/contrast.ts';

const OURS = { paper: '#f7f3e9', ink: '#16130f' };
const BRIGHT = ['#ffe600', '#14aa37', '#66cc00', '#ff5a00', '#e6007e'];

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** Throws where some words cannot be read. */
function assertReadable(paper: string, ink: string, accent: string): void {
  const { onAccent, accentText, accentOnInk, raised, raisedInk } = tonesOf({ paper, ink, accent });
  const pairs = [
    [onAccent, accent],
    [ink, raised],
    [accentText, paper],
    [accentText, raised],
    [paper, raisedInk],
    [accentOnInk, ink],
    [accentOnInk, raisedInk],
  ] as const;
  for (const [words, ground] of pairs)
    assert.ok(contrast(words, ground) >= AA_CONTRAST, `${words} on ${ground} of ${paper}, ${ink}, ${accent}`);
}

describe('the tones of a campaign’s colours', () => {
  it('can be read whatever the accent is', () => {
    for (const accent of BRIGHT) assertReadable(OURS.paper, OURS.ink, accent);
    fc.assert(fc.property(colour, (accent) => assertReadable(OURS.paper, OURS.ink, accent)));
  });

  it('can be read on every paper and with every ink that a campaign may choose', () => {
    fc.assert(
      fc.property(colour, colour, colour, (paper, other, accent) =>
        assertReadable(paper, nearestReadable(other, [paper]), accent),
      ),
    );
  });

  it('leave a colour as it is that can be read', () => {
    const { onAccent, accentText } = tonesOf({ ...OURS, accent: '#b3121d' });
    assert.deepEqual([onAccent, accentText], [OURS.paper, '#b3121d']);
  });
});
