import { get, isMap, yamlValue, type YamlMap, type YamlValue } from '../../../editor/yamlValue';

/** A step as the text names it. */
export interface RouteStep {
  /** Undefined where the text gives none; publishing makes one then. */
  id: string | undefined;
  kind: string;
  /** Where a call goes. */
  label: string | undefined;
  /** 0 for a route's own steps. */
  depth: number;
  line: number;
}

/** The steps that call out: the others have nothing to try again, to limit or to do once. */
const CALLS = new Set(['to', 'toD', 'enrich', 'pollEnrich', 'poll', 'process', 'bean', 'script', 'wireTap']);
/** Addresses within the hub, that only compute, or that wait. */
const INSIDE = /^(direct|log|approval|wait|workflow):/;

export function takesSettings(step: RouteStep): boolean {
  return CALLS.has(step.kind) && !INSIDE.test(step.label ?? '');
}

function text(value: YamlValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Every step in the order of the text, also of a text that is not right yet. */
export function routeSteps(dsl: string): RouteStep[] {
  const found: RouteStep[] = [];

  function item(map: YamlMap, depth: number) {
    const [entry] = map.entries;
    if (!entry) return;
    const { key: kind, value, line } = entry;
    const inner = isMap(value) ? value : undefined;
    const label = inner ? (text(get(inner, 'uri')) ?? text(get(inner, 'name'))) : text(value);
    found.push({ id: inner && text(get(inner, 'id')), kind, label, depth, line });
    if (inner) look(inner, depth + 1);
  }

  function look(value: YamlValue, depth: number) {
    if (Array.isArray(value)) value.forEach((one) => look(one, depth));
    else if (isMap(value)) {
      for (const { key, value: below } of value.entries) {
        if (key === 'steps' && Array.isArray(below)) below.filter(isMap).forEach((one) => item(one, depth));
        else look(below, depth);
      }
    }
  }
  look(yamlValue(dsl), 0);
  return found;
}
