import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FlowLogDestination, Port, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import {
  Cluster,
  ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  FargateService,
  FargateTaskDefinition,
  LogDrivers,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancer, ApplicationProtocol } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '../acknowledge.js';
import { environmentOf, storeArns } from '../backend/deployment.js';
import type { Host, HostWork } from '../backend/host.js';
import { serverFolder } from '../handlers/handler-code.js';
import { LiveFunction } from '../handlers/live-function.js';
import { permitted } from '../handlers/permitted.js';
import type { Watched } from '../operations/watched.js';
import { cloudFrontAddresses } from './cloudfront-addresses.js';

const PORT = 4400;
/** A line is quiet for at most as long as its pings are apart. */
const IDLE = Duration.minutes(5);

/**
 * Events on one server of the Node kind that always runs, in a container: the lowest latency, and a line that no API
 * Gateway closes after two hours. Only CloudFront reaches it, inside AWS's network. It has no scaling: one server holds
 * 10,000 lines, and one writer per event is what keeps the order.
 */
export class FargateHost extends Construct implements Host {
  readonly origin: IOrigin;
  readonly lineUrl = undefined;
  readonly lineEnvironment = {};
  readonly #vpc: Vpc;
  readonly #balancer: ApplicationLoadBalancer;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const logs = new LogGroup(this, 'FlowLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#vpc = new Vpc(this, 'Network', {
      maxAzs: 2,
      natGateways: 1,
      flowLogs: { all: { destination: FlowLogDestination.toCloudWatchLogs(logs) } },
    });
    this.#balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      vpc: this.#vpc,
      internetFacing: false,
      idleTimeout: IDLE,
      dropInvalidHeaderFields: true,
    });
    this.origin = VpcOrigin.withApplicationLoadBalancer(this.#balancer, {
      // It does not leave AWS's network, and has no name that a certificate could be for.
      httpPort: 80,
      readTimeout: Duration.seconds(60),
      keepaliveTimeout: Duration.seconds(60),
    });
    acknowledge(this.#balancer, {
      'AwsSolutions-ELB2': 'CloudFront is the only way in, and has a log of every request.',
    });
  }

  run(work: HostWork): Watched {
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const service = new FargateService(this, 'Service', {
      cluster: new Cluster(this, 'Cluster', { vpc: this.#vpc, containerInsightsV2: ContainerInsights.ENABLED }),
      taskDefinition: this.#task(work, logGroup),
      desiredCount: 1,
      // The new server takes over the events when the old one has let them go.
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      assignPublicIp: false,
    });
    service.node.addDependency(work.media.teardown);
    const listener = this.#balancer.addListener('Http', { port: 80, protocol: ApplicationProtocol.HTTP, open: false });
    listener.addTargets('Server', {
      port: PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [service],
      deregistrationDelay: Duration.seconds(10),
      healthCheck: { path: '/api/health', interval: Duration.seconds(10), healthyThresholdCount: 2 },
    });
    this.#balancer.connections.allowFrom(cloudFrontAddresses(this), Port.tcp(80), 'CloudFront');
    const errands = this.#errands(work);
    return { functions: [errands.function], logGroups: [logGroup, errands.logGroup] };
  }

  /** What the functions for media events put off is done by one of them; the server hears of it by its inbox. */
  #errands(work: HostWork): LiveFunction {
    const {
      store,
      media: { review },
      later,
    } = work;
    const errands = new LiveFunction(this, 'Errands', {
      handler: 'effects',
      targets: { ...storeArns(store), 'later-queue': later.queue.queueArn },
      environment: {
        ...environmentOf(work),
        ROSTRUM_LATER_QUEUE_URL: later.queue.queueUrl,
        ROSTRUM_CHAT_REVIEW_ARN: review.function.functionArn,
      },
      timeout: Duration.minutes(1),
    });
    later.deliverTo(errands.function);
    return errands;
  }

  #task(work: HostWork, logGroup: LogGroup): FargateTaskDefinition {
    const task = new FargateTaskDefinition(this, 'Task', {
      cpu: 1024,
      memoryLimitMiB: 2048,
      runtimePlatform: { cpuArchitecture: CpuArchitecture.ARM64 },
    });
    task.addContainer('Server', {
      image: ContainerImage.fromAsset(serverFolder(), {
        platform: Platform.LINUX_ARM64,
        exclude: ['**', '!Dockerfile', '!dist/fargate/**'],
      }),
      portMappings: [{ containerPort: PORT }],
      logging: LogDrivers.awsLogs({ logGroup, streamPrefix: 'server' }),
      readonlyRootFilesystem: true,
      // SIGTERM, and then what the server needs to finish what it acknowledged.
      stopTimeout: Duration.seconds(30),
      environment: {
        ...environmentOf(work),
        AWS_REGION: Stack.of(this).region,
        PORT: String(PORT),
        ROSTRUM_CHAT_REVIEW_ARN: work.media.review.function.functionArn,
      },
    });
    for (const statement of permitted(this, 'fargate', storeArns(work.store))) task.addToTaskRolePolicy(statement);
    acknowledge(task, {
      'AwsSolutions-ECS2': 'The environment has names and addresses; what is secret is in the table.',
    });
    acknowledgeWildcards(
      task,
      'Stages, rooms, channels and their keys are made while events run, so only their kind can be named. Tokens ' +
        'of the image registry are for all of it. No action has a wildcard.',
      'resources',
    );
    return task;
  }
}
