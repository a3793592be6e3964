/** An answer that refuses: Discord's own code, the HTTP status, and what goes with it. */
export class TwinRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const unknown = {
  channel: () => new TwinRefusal(404, 10003, 'Unknown Channel'),
  guild: () => new TwinRefusal(404, 10004, 'Unknown Guild'),
  member: () => new TwinRefusal(404, 10007, 'Unknown Member'),
  message: () => new TwinRefusal(404, 10008, 'Unknown Message'),
  user: () => new TwinRefusal(404, 10013, 'Unknown User'),
  webhook: () => new TwinRefusal(404, 10015, 'Unknown Webhook'),
  event: () => new TwinRefusal(404, 10070, 'Unknown Guild Scheduled Event'),
  interaction: () => new TwinRefusal(404, 10062, 'Unknown interaction'),
} as const;
