/** What an Attune that runs says of itself; `null` where none answers at this port. */
export type Running = { readonly status: string; readonly reason: string | null };

/** Asks whoever listens at the port, whose `/health` tells Attune from others. */
export async function askRunning(port: number): Promise<Running | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5000) });
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('status' in body) || typeof body.status !== 'string')
      return null;
    const reason = 'reason' in body && typeof body.reason === 'string' ? body.reason : null;
    return { status: body.status, reason };
  } catch {
    return null;
  }
}
