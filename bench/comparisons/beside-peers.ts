/** Measures a program side by side with others that do the same, some of which may be missing. */
import { inTurn, type Measure, type Program } from '../measure.ts';
import { MissingPeer } from '../peers/install.ts';
import { type Row, ratio } from '../table.ts';

export interface Peer {
  readonly make: () => Program | Promise<Program>;
  /** What it is called where it is missing, and in ratios. */
  readonly name: string;
  /** The most that ours is to take, as a multiple of it. */
  readonly goal?: number;
}

export interface SideBySide {
  readonly rows: readonly Row[];
  readonly measureOf: (program: Program) => Measure;
}

/** The rows are ours, then each peer with ours as a multiple of it. `more` are measured in the same turns. */
export async function besidePeers(
  ours: Program,
  peers: readonly Peer[],
  runs: number,
  more: readonly Program[] = [],
): Promise<SideBySide> {
  const made = new Map<Peer, Program | Row>();
  for (const peer of peers) made.set(peer, await programOrReason(peer));
  const programs = [...made.values()].filter(isProgram);
  const measureOf = await inTurn([ours, ...programs, ...more], runs);
  const rows = [...made].flatMap(([{ name, goal }, peer]): Row[] => {
    if (!isProgram(peer)) return [peer];
    const theirs = measureOf(peer);
    return [{ name: peer.name, measure: theirs }, ratio(name, measureOf(ours), theirs, goal)];
  });
  return { rows: [{ name: ours.name, measure: measureOf(ours) }, ...rows], measureOf };
}

async function programOrReason({ make, name }: Peer): Promise<Program | Row> {
  try {
    return await make();
  } catch (error) {
    // A peer that is not there is no fault; one that no longer does the same is.
    if (!(error instanceof MissingPeer)) process.exitCode = 1;
    return { name, note: error instanceof Error ? error.message : String(error) };
  }
}

function isProgram(made: Program | Row): made is Program {
  return 'command' in made;
}
