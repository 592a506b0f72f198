import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Target } from './aws-calls.js';

/** Resource types of Amazon IVS: they are made while events run, so a policy can name their kind and no more. */
const MEDIA: Readonly<Partial<Record<Target, readonly [service: 'ivs' | 'ivschat', resource: string]>>> = {
  stage: ['ivs', 'stage'],
  'stage-public-key': ['ivs', 'public-key'],
  composition: ['ivs', 'composition'],
  'encoder-configuration': ['ivs', 'encoder-configuration'],
  channel: ['ivs', 'channel'],
  'stream-key': ['ivs', 'stream-key'],
  'playback-key': ['ivs', 'playback-key'],
  room: ['ivschat', 'room'],
};

/** The ARNs of what is in the stack itself. */
export type OwnArns = Readonly<Partial<Record<Target, string>>>;

/** What a target is in this stack: an own resource, or a kind of this account and Region. */
export function targetArn(scope: Construct, target: Target, own: OwnArns): string | undefined {
  const media = MEDIA[target];
  if (!media) return own[target];
  const [service, resource] = media;
  return Stack.of(scope).formatArn({ service, resource, resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}
