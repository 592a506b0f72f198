import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

export interface BudgetOptions {
  /** US dollars a month. */
  readonly limit: number;
  readonly email: string;
  readonly costTag: { readonly key: string; readonly value: string };
}

/** Writes a mail when 80 % of a month's budget is spent, and when all of it is about to be. */
export function budget(scope: Construct, { limit, email, costTag: { key, value } }: BudgetOptions): void {
  const subscribers = [{ subscriptionType: 'EMAIL', address: email }];
  const over = { comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' };
  new CfnBudget(scope, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: limit, unit: 'USD' },
      costFilters: { TagKeyValue: [`user:${key}$${value}`] },
    },
    notificationsWithSubscribers: [
      { notification: { ...over, notificationType: 'ACTUAL', threshold: 80 }, subscribers },
      { notification: { ...over, notificationType: 'FORECASTED', threshold: 100 }, subscribers },
    ],
  });
}
