import { readFileSync } from 'node:fs';

/** A panel of the dashboard that shows something, with what it asks for. */
export type Panel = { readonly id: number; readonly title: string; readonly expressions: readonly string[] };

export type Alert = { readonly name: string; readonly expression: string };

type Target = { readonly expr: string };
type DashboardPanel = {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets?: readonly Target[];
};
type Dashboard = {
  readonly uid: string;
  readonly panels: readonly DashboardPanel[];
  readonly annotations: { readonly list: readonly { readonly expr?: string }[] };
};

export const dashboard = JSON.parse(readFileSync('ops/grafana/attune.json', 'utf8')) as Dashboard;

/** The panels, their expressions as Grafana would send them for all processes. */
export const panels: readonly Panel[] = dashboard.panels
  .filter(({ type }) => type !== 'row')
  .map(({ id, title, targets = [] }) => ({
    id,
    title,
    expressions: targets.map(({ expr }) => expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*')),
  }));

/** Every alert, in the order of the file. */
export const alerts: readonly Alert[] = [
  ...readFileSync('ops/prometheus/alerts.yml', 'utf8').matchAll(/- alert: (\w+)\n +expr: (.+)\n/g),
].map(([, name = '', expression = '']) => ({ name, expression }));

/** What an alert compares: an expression comes to nothing while the alert has no reason. */
export function sidesOf({ expression }: Alert): readonly string[] {
  return expression.split(/ (?:==|<|>) /);
}
