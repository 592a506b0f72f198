import { CardText } from '../overlay-card.js';
import { CallToActionForm } from './call-to-action-form.js';
import { LowerThirdForm } from './lower-third-form.js';
import { NoticeForm } from './notice-form.js';
import { PollForm } from './poll-form.js';
import { ProductForm } from './product-form.js';
import { QuizForm } from './quiz-form.js';
import type { OverlayForm } from './use-overlay-form.js';
import type { SearchProducts } from './use-product-search.js';

interface KindFieldsProps {
  readonly form: OverlayForm;
  readonly celebration: string;
  readonly products: SearchProducts | undefined;
}

/** The fields of the kind that is chosen. */
export function KindFields({ form, celebration, products }: KindFieldsProps) {
  switch (form.kind) {
    case 'quiz': return <QuizForm {...form.fields('quiz')} />;
    case 'poll': return <PollForm {...form.fields('poll')} />;
    case 'product': return <ProductForm {...form.fields('product')} products={products} />;
    case 'notice': return <NoticeForm {...form.fields('notice')} />;
    case 'lower-third': return <LowerThirdForm {...form.fields('lower-third')} />;
    case 'call-to-action': return <CallToActionForm {...form.fields('call-to-action')} />;
    case 'celebration': return <CardText>{celebration}</CardText>;
  }
}
