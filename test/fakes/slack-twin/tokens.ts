import { randomUUID } from 'node:crypto';
import type { TwinWorkspace } from './workspace-state.ts';

type Grant = { readonly workspace: TwinWorkspace; state: 'good' | 'expired' | 'revoked' };

/** The tokens that were given out, and the codes and refresh tokens for more. */
export class Tokens {
  readonly #grants = new Map<string, Grant>();
  readonly #refresh = new Map<string, TwinWorkspace>();
  readonly #codes = new Map<string, TwinWorkspace>();

  give(workspace: TwinWorkspace, token: string = `xoxb-${randomUUID()}`): string {
    this.#grants.set(token, { workspace, state: 'good' });
    return token;
  }

  giveRefresh(workspace: TwinWorkspace): string {
    const token = `xoxe-1-${randomUUID()}`;
    this.#refresh.set(token, workspace);
    return token;
  }

  giveCode(workspace: TwinWorkspace): string {
    const code = randomUUID();
    this.#codes.set(code, workspace);
    return code;
  }

  /** Each code and each refresh token works once. */
  spendCode(code: string): TwinWorkspace | null {
    const workspace = this.#codes.get(code) ?? null;
    this.#codes.delete(code);
    return workspace;
  }

  spendRefresh(token: string): TwinWorkspace | null {
    const workspace = this.#refresh.get(token) ?? null;
    this.#refresh.delete(token);
    return workspace;
  }

  set(token: string, state: Grant['state']): void {
    const grant = this.#grants.get(token);
    if (grant !== undefined) grant.state = state;
  }

  /** The workspace of a token, or Slack's word for what is wrong with it. */
  check(token: string | null): TwinWorkspace | string {
    if (token === null) return 'not_authed';
    const grant = this.#grants.get(token);
    if (grant === undefined) return 'invalid_auth';
    if (grant.state === 'expired') return 'token_expired';
    return grant.state === 'revoked' ? 'token_revoked' : grant.workspace;
  }
}
