import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.js';

/**
 * Where the one-time schedules of events are made: warnings, the end, reminders (S4.4). They go with the group when the
 * stack goes. `role` is what a schedule calls its target with; only schedules of the group can take it.
 */
export class EventSchedule extends Construct {
  readonly groupName: string;
  /** ARN of every schedule of the group. */
  readonly schedulesArn: string;
  readonly role: Role;

  constructor(scope: Construct, id: string, { handler }: { readonly handler: IFunction }) {
    super(scope, id);
    const group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    const stack = Stack.of(this);
    this.groupName = group.scheduleGroupName;
    this.schedulesArn = stack.formatArn({
      service: 'scheduler', resource: 'schedule', resourceName: `${this.groupName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group.scheduleGroupArn } },
      }),
    });
    handler.grantInvoke(this.role);
    acknowledgeWildcards(this.role, 'The versions and aliases of one function.', 'resources');
  }
}
