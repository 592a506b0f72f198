import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, it } from 'vitest';
import { LiveEventBackend } from '../backend/live-event-backend.js';
import { checkedByNag, newStack, pages } from '../testing/stack.test.support.js';

it('runs the server on Node in a container that only CloudFront reaches, clean by AwsSolutions', () => {
  const stack = newStack();
  new LiveEventBackend(stack, 'Live', { host: 'fargate', site: pages });
  checkedByNag(stack);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' });
  template.resourceCountIs('AWS::CloudFront::VpcOrigin', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    FromPort: 80, SourcePrefixListId: { 'Fn::GetAtt': [Match.anyValue(), 'PrefixLists.0.PrefixListId'] },
  });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    RuntimePlatform: { CpuArchitecture: 'ARM64' },
    ContainerDefinitions: [Match.objectLike({
      ReadonlyRootFilesystem: true,
      Environment: Match.arrayWith([{ Name: 'PORT', Value: '4400' }]),
    })],
  });
  template.resourceCountIs('AWS::ApiGatewayV2::Api', 0);
  // Nothing follows the table: the server fans out itself. A function does the errands of those for media events.
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  // Media go when the server has stopped (S2.22).
  const [media] = Object.keys(template.findResources('Custom::RostrumMedia'));
  const [service] = Object.values(template.findResources('AWS::ECS::Service'));
  expect(service!.DependsOn).toContain(media);
});
