import type { Appreciation } from '../../model/appreciation.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { findPost } from '../living-keys.ts';
import { livingDigest } from './living-digest.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'post-jar-digest': { readonly digestId: string };
    'refresh-jar-digest': { readonly digestId: string };
  }
}

export const digestJobs: JobDefinitions<'post-jar-digest' | 'refresh-jar-digest'> = {
  'post-jar-digest': { run: (context, { digestId }) => bring(context, digestId, true), coupleOf },
  'refresh-jar-digest': { run: (context, { digestId }) => bring(context, digestId, false), coupleOf },
};

/** Whatever tells of one that was changed or taken back follows. */
export async function refreshDigests({ digests, jobs }: Stores, { coupleId, at }: Appreciation): Promise<void> {
  const ids = await digests.tellingOf(coupleId, at);
  await jobs.enqueue(ids.map((digestId) => ({ name: 'refresh-jar-digest', digestId })));
}

async function coupleOf({ digests }: Stores, { digestId }: { digestId: string }): Promise<CoupleId | null> {
  return (await digests.find(digestId))?.coupleId ?? null;
}

/** What was all taken back before it was told is not told. */
async function bring(context: JobContext, id: string, post: boolean): Promise<void> {
  const found = await context.store.transaction(async ({ digests, appreciations }) => {
    const digest = await digests.find(id);
    return digest === null ? null : { digest, count: await appreciations.count(digest.coupleId, digest) };
  });
  if (found === null) return;
  const living = livingDigest(context, id, found.digest.coupleId);
  const isBegun = (await findPost(context, living.key)) !== null;
  await showLiving(context, living, { post: post && (isBegun || found.count > 0) });
}
