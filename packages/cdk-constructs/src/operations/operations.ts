import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error.js';
import { Alarms } from './alarms.js';
import { budget } from './budget.js';
import { dashboard } from './dashboard.js';
import { saveQueries } from './saved-queries.js';
import type { Watched } from './watched.js';

export interface OperationsProps {
  /** Whom alarms are mailed to; they are only shown when absent. */
  readonly email?: string;
  /** US dollars; who has the address hears when a month will cost more. */
  readonly monthlyBudget?: number;
}

interface OperationsWork extends OperationsProps {
  readonly watched: Watched;
  readonly deadLetters: IQueue;
  readonly costTag: { readonly key: string; readonly value: string };
}

/** Dashboard, alarms, saved queries, budget (S4.17). Subscribe what else is to hear of alarms to `topic`. */
export class Operations extends Construct {
  readonly topic: Topic;
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;

  /** Throws `operations/budget-without-email`. */
  constructor(scope: Construct, id: string, { email, monthlyBudget, watched, deadLetters, costTag }: OperationsWork) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
    this.alarms = new Alarms(this, 'Alarms', { watched, deadLetters, topic: this.topic });
    this.dashboard = dashboard(this, watched, deadLetters);
    saveQueries(this, watched.logGroups);
    if (monthlyBudget === undefined) return;
    if (email === undefined) {
      throw new ConfigurationError(
        'operations/budget-without-email',
        `There is a budget of $${monthlyBudget} a month and no address to write to when it is spent.`,
        'Give operations an email.',
      );
    }
    budget(this, { limit: monthlyBudget, email, costTag });
  }
}
