import { DURATIONS, type ContentOf, type OverlayContent, type OverlayKind } from '@rostrum/core/overlays';

/** What stands in the fields: text as it was typed, numbers too. Empty is absent where the field is optional. */
export interface FormValues {
  readonly quiz: {
    readonly question: string; readonly answers: readonly string[]; readonly correct: number | undefined;
    readonly duration: string;
  };
  readonly poll: {
    readonly question: string; readonly options: readonly string[]; readonly duration: string;
    readonly changeable: boolean; readonly hidden: boolean;
  };
  readonly product: {
    readonly title: string; readonly price: string; readonly imageUrl: string; readonly description: string;
    readonly link: string;
  };
  readonly notice: { readonly title: string; readonly message: string; readonly duration: string };
  readonly celebration: object;
  /** Until it is stopped unless limited. */
  readonly 'lower-third': {
    readonly name: string; readonly title: string; readonly duration: string; readonly limited: boolean;
  };
  readonly 'call-to-action': {
    readonly title: string; readonly button: string; readonly link: string; readonly message: string;
  };
}

const usual = (kind: keyof typeof DURATIONS) => String(DURATIONS[kind].usual);

export const BLANK: FormValues = {
  quiz: { question: '', answers: ['', '', ''], correct: undefined, duration: usual('quiz') },
  poll: { question: '', options: ['', ''], duration: usual('poll'), changeable: false, hidden: false },
  product: { title: '', price: '', imageUrl: '', description: '', link: '' },
  notice: { title: '', message: '', duration: usual('notice') },
  celebration: {},
  'lower-third': { name: '', title: '', duration: usual('lower-third'), limited: true },
  'call-to-action': { title: '', button: '', link: '', message: '' },
};

const filled = (text: string) => (text.trim() === '' ? undefined : text);
// What is no number stays text, so that the check sees it.
const asNumber = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : text);

/** What the fields amount to: content when all is well, and otherwise what the check has to find fault with. */
export function candidateOf<Kind extends OverlayKind>(kind: Kind, values: FormValues): unknown {
  switch (kind) {
    case 'quiz': return { kind, ...values.quiz, duration: asNumber(values.quiz.duration) };
    case 'poll': return { kind, ...values.poll, duration: asNumber(values.poll.duration) };
    case 'product': return { kind, ...values.product, link: filled(values.product.link) };
    case 'notice': return { kind, ...values.notice, duration: asNumber(values.notice.duration) };
    case 'lower-third': {
      const { name, title, duration, limited } = values['lower-third'];
      return { kind, name, title: filled(title), duration: limited ? asNumber(duration) : undefined };
    }
    case 'call-to-action':
      return { kind, ...values['call-to-action'], message: filled(values['call-to-action'].message) };
    default: return { kind };
  }
}

/** The fields of a draft, by its kind. */
export function valuesOf(content: OverlayContent): Partial<FormValues> {
  return { [content.kind]: fieldsOf(content) };
}

function fieldsOf(content: OverlayContent): FormValues[OverlayKind] {
  switch (content.kind) {
    case 'quiz': return { ...withoutKind(content), duration: String(content.duration) };
    case 'poll': return { ...withoutKind(content), duration: String(content.duration) };
    case 'notice': return { ...withoutKind(content), duration: String(content.duration) };
    case 'product': return { ...withoutKind(content), link: content.link ?? '' };
    case 'lower-third': {
      const { name, title = '', duration } = content;
      return { name, title, duration: String(duration ?? usual('lower-third')), limited: duration !== undefined };
    }
    case 'call-to-action': return { ...withoutKind(content), message: content.message ?? '' };
    case 'celebration': return {};
  }
}

function withoutKind<Kind extends OverlayKind>({ kind: _, ...fields }: ContentOf<Kind>): Omit<ContentOf<Kind>, 'kind'> {
  return fields;
}
