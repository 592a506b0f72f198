import * as v from 'valibot';
import { invalid } from './aws-error.js';

const SHOWN_VALUE_MAX = 64;

/**
 * Checks a request body and returns it with defaults filled in and unknown members dropped.
 * Otherwise throws ValidationException with the wording of AWS: "2 validation errors detected: Value 'a b' at 'name'
 * failed to satisfy constraint: Member must satisfy regular expression pattern: …; Value null at 'arn' failed …".
 */
export function validated<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const fields = result.issues.map((issue) => ({ name: fieldOf(issue), message: constraintOf(issue), issue }));
  const sentences = fields.map(({ name, message, issue }) =>
    `Value ${shown(issue)} at '${name}' failed to satisfy constraint: ${message}`);
  const count = fields.length === 1 ? '1 validation error' : `${fields.length} validation errors`;
  throw invalid(`${count} detected: ${sentences.join('; ')}`, fields.map(({ name, message }) => ({ name, message })));
}

/** List members are counted from 1: `participantTokenConfigurations.1.member.userId`. */
function fieldOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  return path.map(({ key }) => (typeof key === 'number' ? `${key + 1}.member` : String(key))).join('.');
}

function shown({ input, kind, type }: v.BaseIssue<unknown>): string {
  if (input === undefined) return 'null';
  const value = typeof input === 'string' ? input : JSON.stringify(input);
  // Attributes are the one free check; they may be personal, so their content is not repeated.
  if (kind === 'validation' && type === 'check') return "'***'";
  return `'${value.length > SHOWN_VALUE_MAX ? `${value.slice(0, SHOWN_VALUE_MAX)}…` : value}'`;
}

function constraintOf(issue: v.BaseIssue<unknown>): string {
  const requirement = issue.requirement as number | RegExp;
  switch (issue.type) {
    case 'min_length': return `Member must have length greater than or equal to ${String(requirement)}`;
    case 'max_length':
    case 'max_entries': return `Member must have length less than or equal to ${String(requirement)}`;
    case 'min_value': return `Member must have value greater than or equal to ${String(requirement)}`;
    case 'max_value': return `Member must have value less than or equal to ${String(requirement)}`;
    case 'multiple_of': return `Member must be a multiple of ${String(requirement)}`;
    case 'regex': return `Member must satisfy regular expression pattern: ${(requirement as RegExp).source}`;
    case 'picklist':
    case 'variant': return `Member must satisfy enum value set: [${namesIn(issue.expected ?? '')}]`;
    case 'check': return issue.message;
    default: return issue.input === undefined ? 'Member must not be null' : `Member must be of type ${typeOf(issue)}`;
  }
}

/** `("ALLOW" | "DENY")` as `ALLOW, DENY`. */
function namesIn(expected: string): string {
  return expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ');
}

function typeOf({ type }: v.BaseIssue<unknown>): string {
  return { record: 'map', array: 'list', object: 'structure', loose_object: 'structure' }[type] ?? type;
}
